"""What in a news page is not the article: the words by which links, counters, credits and teasers are known.

Rules as data, read by ``mappings.readers.layout``. Sources: pages of Vietnam+ (VNA), Le Courrier du Vietnam, Nhân Dân
en ligne, VOVWORLD, Xinhua, Le Quotidien du Peuple, Anadolu, APS, MAP, TAP, AFP clients and French ministries, as they
are crawled. A rule asks for the whole line, or for the very end of one: a word inside a paragraph decides nothing.
"""

from __future__ import annotations

import re
from typing import Final

from mappings.patterns import pattern


def _lines(*patterns: str) -> re.Pattern[str]:
    """One pattern that is true of a line which one of ``patterns`` matches from end to end, whatever its case."""
    return pattern("(?:" + "|".join(patterns) + r")\s*\Z", re.IGNORECASE)


# News agencies and desks that sign French texts, as they stand in datelines and after the last sentence.
AGENCIES: Final = (
    "VNA", "AVI", "CVN", "VOV", "VOVWORLD", "NDEL", "TTXVN", "BNEWS", "QDND", "Vietnam+", "VietnamPlus", "Nhân Dân en ligne",
    "Xinhua", "Chine nouvelle", "CRI", "CGTN", "KPL", "AKP", "Bernama", "Antara", "Yonhap", "Kyodo", "KCNA", "PTI", "IRNA",
    "MAP", "APS", "TAP", "MENA", "SPA", "WAM", "QNA", "LANA", "AA", "NNA", "ANI",
    "AIP", "ANP", "AIB", "ABP", "ATOP", "ACP", "ACI", "AGP", "AMAP", "AMI", "APA", "PANA", "ATPE", "Camer", "GabonReview",
    "AFP", "AP", "Reuters", "dpa", "Belga", "ATS", "ANSA", "EFE", "Lusa", "TASS", "Sputnik", "BTA", "Agerpres", "Prensa Latina", "PL", "ACN",
)  # fmt: skip

_AGENCY: Final = "(?:" + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True)) + ")"
SIGNATURE: Final = _AGENCY + r"(?:\s?[/-]\s?[\w+]{2,20})*"

# Acronyms that open a sentence or a heading in capitals and are no town: "ASEAN – Le sommet".
NOT_TOWNS: Final = frozenset((
    "AIEA", "ALERTE", "ANASE", "APEC", "ASEAN", "AUKUS", "BAD", "BERD", "BM", "BRICS", "CEDEAO", "CEE", "CEEAC", "CEI",
    "CIJ", "CPI", "EXCLUSIF", "FAO", "FMI", "G20", "G7", "IA", "LIVE", "OCDE", "OCS", "OIF", "OIT", "OMC", "OMS", "ONG",
    "ONU", "OTAN", "PAM", "PCC", "PCF", "PCV", "PNUD", "PNUE", "QUAD", "RCEP", "RDC", "RPDC", "SADC", "SOM", "UA", "UE",
    "UEMOA", "UMA", "UNESCO", "UNICEF", "URGENT", "USA", "VIDEO", "VIDÉO",
))  # fmt: skip

# A line that opens the foot of the page: nothing of the article follows.
TAIL: Final = _lines(
    r"voir plus",
    r"(?:(?:dans l[ea]|sur l[ea]|du|de la) )?m[êe]me (?:sujet|th[èe]me|cat[ée]gorie|auteur|rubrique)s?\s*:?",
    r"(?:les )?derni[èe]res r[ée]actions\b.{0,60}",
    r"vous (?:aimerez|pourriez|devriez)(?: peut-[êe]tre)? (?:aussi|[ée]galement)\b.{0,40}",
    r"commentaires?\s*(?::\s*\*?)?", r"commentaires?\s*\(\d+\)", r"\d+ commentaires?", r"comments?\s*\(\d+\)",
    r"(?:r[ée]agir|commenter|r[ée]agissez)(?: [àa])?(?: cet)?(?: article)?\s*:?", r"laisser un commentaire", r"leave a (?:comment|reply)",
    r"no (?:data|videos? available|comments?)",
    r"vous avez une question, une remarque, des suggestions\b.*",
    r"(?:r[ée]dact(?:eur|rice) en chef|directeur de (?:la )?publication|permis de publication|licence de presse)\s*:.{0,120}",
    r"(?:©|\(c\))\s*(?:copyright\s*)?(?:[12]\d{3}).{0,160}", r"copyright\b.{0,160}", r".{0,60}tous droits r[ée]serv[ée]s.{0,60}",
)  # fmt: skip

# A line that opens a list of other stories, at the foot or in the midst of the article.
INSET: Final = _lines(
    r"(?:[àa] )?(?:lire|voir) (?:aussi|[ée]galement|ensuite)\s*:?", r"sur le m[êe]me sujet\s*:?",
    r"[àa] (?:ne pas manquer|la une|d[ée]couvrir|propos)\s*:?",
    r"(?:articles?|sujets?|contenus?|informations?|actualit[ée]s|nouvelles|dossiers?) (?:li[ée]e?s?|similaires?|connexes?|associ[ée]e?s?|relati(?:f|ve)s?|recommand[ée]e?s?)\s*:?",
    r"(?:les )?(?:plus lus|plus r[ée]cents|derni[èe]res (?:nouvelles|infos|informations|actualit[ée]s))\s*:?",
    r"(?:(?:les|d['’]) ?)?autres(?: (?:nouvelles|articles|informations|actualit[ée]s|infos))?\s*:?",
)  # fmt: skip

# A line of its own that belongs to the page and not to the article; what follows is read on.
LINE: Final = _lines(
    r">+.*", r"»\s*[^»«]{3,160}",
    r"(?:[àa] )?(?:lire|voir|[ée]couter)(?: aussi| [ée]galement| ici)\s*[:|>-].{2,200}", r"[àa] (?:lire|voir|[ée]couter) (?:aussi|[ée]galement)\s.{2,200}",
    r"(?:accueil|home|vous [êe]tes ici)(?:\s?(?:>{1,2}|[»›/|:])\s?[^>»›/|\n]{2,60}){1,6}\s?[>/|]?", r"[^>›.!?\n]{2,40}(?:\s?(?:>{1,2}|›)\s?[^>›.!?\n]{2,40}){2,6}", r"(?:[^/.!?\n]{2,40}/\s?){3,8}",
    r"[-–]?\d{1,2}(?:[.,]\d)?\s?°\s?[cf]?\b.{0,40}",
    r"(?:(?:les )?actualit[ée]s?|actus?|[àa] la une|une|politique|[ée]conomie|soci[ée]t[ée]|internationale?|monde|nation(?:ale?)?|r[ée]gions?|diplomatie|culture|sports?|opinions?|d[ée]p[êe]ches?|activit[ée]s? des dirigeants|politique [ée]trang[èe]re|relations internationales|vid[ée]os?|photos?|menu|rechercher?|recherche|newsletter|se connecter|connexion|s['’]abonner|contacts?|english|version (?:imprimable|audio)|synth[èe]se vocale|\d{1,4})",
    r"(?-i:[A-Za-z]{1,4}(?:/[A-Za-z]{1,4}){1,3})",
    r"allafrica publie environ .*", r"les articles et documents identifiant allafrica .*", r"sur le m[êe]me sujet\s*:.{2,200}", r"lire (?:la suite|plus)\b.{0,60}",
    r"sources?\s*:?", r"sources?\s*:\s*.{2,60}",
    r"(?:partager|partagez|share|tweeter|tweet|imprimer|print|e-?mail|whatsapp|facebook|twitter|x|linkedin|telegram|messenger|pinterest|zalo|copier le lien|copy link)(?: sur| par)?\s*:?"
    r"(?:[ ,|•/]+(?:partager|sur|on|tweeter|imprimer|e-?mail|whatsapp|facebook|twitter|x|linkedin|telegram|messenger|pinterest|zalo|ce|cet|article|le|lien|par)\s*:?)*",
    r"(?:inscrivez-vous|abonnez-vous)\b.{0,80}", r"(?:recevez|inscription [àa]) (?:la|notre) newsletter.{0,40}", r"texte int[ée]gral",
    r"(?:j['’]aime|like|enregistrer|sauvegarder|[ée]couter l['’]article|taille du texte|a[+-]|aa)",
    r"(?:tags?|mots?[ -]cl[ée]s?|[ée]tiquettes?|th[èe]mes?|rubriques?)\s*:.{0,200}", r"(?:#[\w-]+\s*){1,20}",
    r"(?:haut de page|retour en haut|back to top|accueil|retour|imprimer|publicit[ée]|advertisement|annonce)",
    r"suivez(?:-nous| nous)\b.{0,120}", r"(?:t[ée]l(?:[ée]phone)?|fax|e-?mail|adresse|site web|hotline)\s*\.?\s*:.{0,120}",
    r"(?:texte|photos?|vid[ée]o|texte et photos?|reportage|r[ée]dig[ée]|traduction|r[ée]daction|propos recueillis par)\s*(?::|par\b)\s*[\w.'’/ ,&-]{2,60}",
    r"avec (?:les )?(?:agences?|(?-i:" + _AGENCY + r"))(?:[ ,/&]+(?:et )?[\w.-]{2,20}){0,3}",
    r"(?-i:(?:[\w.'’ -]{2,40}\s*[/–-]\s*)?" + SIGNATURE + ")", r"(?-i:\(\s*" + SIGNATURE + r"\s*\))",
    r"(?:fin|end)\.?", r"[*•·_=~#–—-]{1,20}", r"\./\.|/\.",
    r"(?:temps de )?lecture\s*:\s*\d+ ?min(?:utes?)?\.?", r"\W{0,4}\d[\d., ]{0,9}(?:min(?:utes?)? de lecture|vues?|lectures?|partages?)",
)  # fmt: skip

# The article's end, at the end of its last paragraph or on a line of its own. No pattern that is searched for begins with
# white space: on a long run of it that would take the square of its length.
END: Final = pattern(
    rf"(?:(?<=\s)|(?<=[.!?»”)]))[-–—]{{1,2}}\s?{SIGNATURE}\s?\.?\Z|\.?/\.(?:\s?[-–—]?\s?{SIGNATURE})?\Z|(?<=[.!?»”])\s+(?:Fin|FIN|{SIGNATURE})\.?\Z"
)
END_LINE: Final = pattern(rf"(?:[\w.'’ -]{{2,40}}/)?{SIGNATURE}\Z|(?:Fin|FIN|\./\.|/\.)\.?\Z")

# "ảnh 1" (Vietnamese: photo 1): the page's title, that counter, then the caption, in one line.
PICTURE_NUMBER: Final = pattern(r"(?:^|.{0,300}?[\s-])ảnh\s?\d{1,2}(?=\s|[A-ZÀ-ỸĐ]|\Z)\s*")

# A photographer's credit that closes a caption: "Photo : VNA", "(Photo AFP)", "© Présidence", ". Photo fournie par l'ambassade".
_PHOTO: Final = r"(?:Cr[ée]dits?[ -](?:[Pp]hotos?)|Photos?|PHOTOS?|Image|Illustration|Visuel|Ảnh|Cr[ée]dits?|Source photo)(?: d[’'](?:archives?|illustration))?"
CREDIT: Final = pattern(
    rf"(?:\(\s?)?{_PHOTO}\s?[:/©]\s?[^\n:;!?«»]{{1,80}}\Z"
    rf"|(?:\A|(?<=[.!?»)])|(?<=[.!?»)(–-]\s)|[(–-]){_PHOTO}\s(?:(?:fournie?s?|remises?|prises?) par\s[^\n:;!?«»]{{1,80}}|{SIGNATURE}\)?\.?)\Z"
    r"|\((?:photo|image|crédit)s?\s?:?\s?[^\n:;!?«»()]{1,60}\)\.?\Z"
    r"|\(?©\s?[^\n:;!?«»]{1,80}\Z"
)

# Where people stand in a picture.
POSITION: Final = pattern(
    r"\((?:(?:[àa]|de|vers la|au|en|[2-9]e|[1-9](?:er|re|ère|ème)),? ?)?(?:(?:la )?gauche|(?:la )?droite|centre|milieu|premier plan|debout|assise?|haut|bas|G|D)"
    r"(?:,? (?:[àa] partir de |en partant de |depuis )?(?:la )?(?:gauche|droite))?\)"
    r"|\((?:[1-9]|[1-9]?\d)(?:er|re|ère|e|ème) (?:[àa] partir de|en partant de|depuis) (?:la )?(?:gauche|droite)\)"
    r"|\A(?:[ÀA] gauche|[ÀA] droite|De gauche à droite|Au centre|Au premier plan|Sur la photo|Ci-dessus|Ci-contre)\b"
)

# The alternative text of an image, typed at random or a file's name: "df", "adf", "img_2041", "z123_a1.jpg".
STRAY: Final = pattern(
    r"(?:(?!flash\b|ashk)(?=[asdfghjkl]*?([sdfghjk])(?!\1)[sdfghjk])[asdfghjkl]{2,12}"
    r"|(?:img|dsc|image|picture)[_-]?\d[\w-]*|[\w() -]{1,60}\.(?:jpe?g|png|webp|gif)|untitled|avatar)\s*\Z",
    re.IGNORECASE,
)

# A machine translation leaves the name of its language before a paragraph: "Français Le camarade …".
TRANSLATOR: Final = pattern(r"Français (?=[A-ZÀ-ÖØ-Þ]\w)")
