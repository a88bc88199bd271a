"""Made-up reports: French articles in any number, and the facts that each states.

``world`` knows who holds which post where and when, ``stories`` what happens between them, ``telling`` the words;
``report`` puts one together from its number alone.
"""
