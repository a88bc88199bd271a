"""Tests of the day of publication in an article's address."""

from __future__ import annotations

import pytest

from mappings.readers.addresses import published_in


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("http://exemple.cn/Chine/n/2014/0729/c31354-8762176.html", "2014-07-29"),
        ("http://exemple.cn/621/2010/02/14/241s212137.htm", "2010-02-14"),
        ("http://exemple.cn/foreign/txt/2010-07/13/content_20483266.htm", "2010-07-13"),
        ("https://exemple.org/stories/202211100263.html", "2022-11-10"),
        ("https://exemple.kr/view/AFR20220511003900884?section=index", "2022-05-11"),
        ("https://exemple.fr/article/20220705-25e-anniversaire", "2022-07-05"),
        ("https://exemple.mg/20/04/2023/cooperation/", "2023-04-20"),
        ("http://exemple.cn/zlgxw/201907/t20190728_4013444.htm", "2019-07-28"),
        ("https://exemple.fr/2015/06/un-nouveau-cycle", "2015-06"),
        ("https://exemple.fr/2023/02/30/impossible", "2023-02"),
        ("https://exemple.vn/la-province/120055.vnp", None),
        ("https://exemple.vn/jeux-de-2017/2017", None),
        ("https://exemple.vn/2019123456.html", None),
        ("https://exemple.vn/voir?date=2019/05/16", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(address: str | None, day: str | None) -> None:
    """A path that writes a date tells the day, or the month; a number, a host or a query does not."""
    found = published_in(address)
    assert (str(found) if found is not None else None) == day
