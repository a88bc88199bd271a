"""The one door to the network: politeness, patience, and words for everything that goes wrong."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kg.errors import BadAddress, ServiceRefused, ServiceUnreachable, UnusableAnswer
from kg.http import Client, Manners, retry_after, user_agent
from tests.kg.fake_service import Fake, Reply, Server, as_json, nobody
from tests.kg.still_clock import StillClock

QUICK = Manners(per_second=1000, timeout=5, first_wait=1)


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A service that is up."""
    fake = Fake()
    with Server(fake):
        yield fake


def post(fake: Fake, manners: Manners = QUICK, clock: StillClock | None = None) -> object:
    """Send one empty batch and return the answer."""
    with Client(manners, clock or StillClock()) as client:
        return client.post_form(fake.url, {"queries": "{}"}).json()


def test_an_answer_is_its_body_and_where_it_came_from(fake: Fake) -> None:
    """The address is the last one of the redirections."""
    with Client(QUICK, StillClock()) as client:
        answer = client.get(fake.url)
    assert answer.json()["name"] == "Fake"
    assert answer.url == fake.url


def test_the_client_says_who_asks(fake: Fake) -> None:
    """The project, its version and where to find out more."""
    post(fake)
    assert fake.agents == {user_agent()}
    assert user_agent().startswith("diplomacy-kg/")
    assert "https://w3id.org/diplomacy-kg/" in user_agent()


def test_requests_keep_their_distance(fake: Fake) -> None:
    """Two a second: half a second between them, the first one at once."""
    clock = StillClock()
    with Client(Manners(per_second=2), clock) as client:
        for _ in range(3):
            client.get(fake.url)
    assert clock.slept == [0.5, 0.5]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again_later_and_later(fake: Fake, status: int) -> None:
    """Seconds double from try to try."""
    fake.faults = [as_json({}, status)] * 3
    clock = StillClock()
    assert post(fake, clock=clock) == {}
    assert [seconds for seconds in clock.slept if seconds >= 1] == [1, 2, 4]
    assert len(fake.batches) == 4


def test_a_service_that_stays_busy_has_failed(fake: Fake) -> None:
    """After four tries, with the status in the sentence."""
    fake.faults = [as_json({}, 503)] * 9
    with pytest.raises(ServiceRefused, match=r"503 Service Unavailable \(tried 4 times\).*try again later"):
        post(fake)
    assert len(fake.batches) == 4


@pytest.mark.parametrize(
    ("header", "waited"),
    [("7", 7), ("Thu, 16 May 2024 00:00:30 GMT", 30), ("Thu, 16 May 2024 00:00:30 -0000", 30), ("soon", 1)],
)
def test_retry_after_is_obeyed(fake: Fake, header: str, waited: float) -> None:
    """Seconds or a date; what cannot be read is as if it were not there."""
    fake.faults = [Reply(b"", 429, {"Retry-After": header})]
    clock = StillClock()
    post(fake, Manners(per_second=1e9), clock)
    assert max(clock.slept) == pytest.approx(waited, abs=0.01)


def test_a_service_that_asks_for_an_hour_is_left_alone(fake: Fake) -> None:
    """The sentence says when to come again."""
    fake.faults = [Reply(b"", 503, {"Retry-After": "3600"})]
    clock = StillClock()
    with pytest.raises(ServiceRefused, match="try again in 3600 seconds"):
        post(fake, clock=clock)
    assert (clock.slept, len(fake.batches)) == ([], 1)


def test_a_date_that_is_past_asks_for_nothing() -> None:
    """Nor does a header that is not there."""
    now = datetime(2024, 5, 16, tzinfo=UTC)
    assert retry_after("Thu, 16 May 2002 00:00:00 GMT", now) == 0
    assert retry_after(None, now) is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418])
def test_a_refusal_is_final(fake: Fake, status: int) -> None:
    """Asking again would not help."""
    fake.faults = [as_json({}, status)]
    with pytest.raises(ServiceRefused, match=rf"answers {status} .*\(tried once\)") as raised:
        post(fake)
    assert (raised.value.status, len(fake.batches)) == (status, 1)


def test_a_status_that_nobody_knows_is_a_refusal_too(fake: Fake) -> None:
    """By its number alone."""
    fake.faults = [as_json({}, 499)]
    with pytest.raises(ServiceRefused, match=r"answers 499 \(tried once\)"):
        post(fake)


def test_a_service_that_is_down_cannot_be_reached() -> None:
    """After the usual tries, with the reason."""
    clock = StillClock()
    with Client(QUICK, clock) as client, pytest.raises(ServiceUnreachable, match="tried 4 times"):
        client.get(nobody())
    assert [seconds for seconds in clock.slept if seconds >= 1] == [1, 2, 4]


def test_a_service_that_gives_no_sign_of_life_is_too_slow(fake: Fake) -> None:
    """Each try waits as long as the manners say."""
    fake.faults = [None] * 2
    with pytest.raises(ServiceUnreachable, match=r"no answer within 0\.1 seconds"):
        post(fake, Manners(per_second=1000, timeout=0.1, tries=2))
    assert len(fake.batches) == 2


def test_an_answer_that_drips_is_cut_off(fake: Fake) -> None:
    """Four times the time-out is enough for all of it."""

    class Hurried(StillClock):
        def now(self) -> float:
            self.slept.append(30)
            return super().now()

    with pytest.raises(ServiceUnreachable, match="no answer within 4 seconds"):
        post(fake, Manners(timeout=1, tries=1), Hurried())


def test_an_answer_that_breaks_off_is_no_answer(fake: Fake) -> None:
    """Half of it never counts."""
    fake.faults = [Reply(b'{"q0": {"res', headers={"Content-Length": "500"})] * 2
    with pytest.raises(ServiceUnreachable, match="cannot be reached"):
        post(fake, Manners(per_second=1000, tries=2, timeout=0.3))


def test_a_huge_answer_is_not_read_to_its_end(fake: Fake) -> None:
    """Its unpacked size counts."""
    packed = gzip.compress(b" " * 5_000_000)
    fake.faults = [Reply(packed, headers={"Content-Encoding": "gzip"})]
    with pytest.raises(UnusableAnswer, match="more than 1000000 bytes"):
        post(fake, Manners(largest=1_000_000))


def test_what_cannot_be_unpacked_is_no_answer(fake: Fake) -> None:
    """The service promised gzip."""
    fake.faults = [Reply(b"not packed", headers={"Content-Encoding": "gzip"})]
    with pytest.raises(UnusableAnswer, match="cannot be followed"):
        post(fake)


@pytest.mark.parametrize(
    "body", [b"<html><h1>Bad gateway</h1>", b"", b"{", b'{"score": NaN}', b"[" * 100_000, b"\xff\xfe{"]
)
def test_garbage_is_no_json(fake: Fake, body: bytes) -> None:
    """Said with the beginning of it."""
    fake.faults = [Reply(body)]
    with pytest.raises(UnusableAnswer, match="no JSON"):
        post(fake)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost",
        "ftp://example.org/",
        "http://",
        "http://[",
        "file:///etc/passwd",
        "http://a b/",
        "http://a\nb/",
    ],
)
def test_an_address_is_one_of_the_web(address: str) -> None:
    """Nothing else is tried."""
    with Client(QUICK, StillClock()) as client, pytest.raises(BadAddress, match="no address of a service"):
        client.get(address)


def test_a_redirection_without_end_is_no_answer(fake: Fake) -> None:
    """It is followed for a while."""
    fake.manifest = Reply(b"", 302, {"Location": fake.url})
    with Client(Manners(per_second=1e9), StillClock()) as client, pytest.raises(UnusableAnswer):
        client.get(fake.url)
