"""Messages that the window, the command line and exported figures share; no Qt here.

The English texts are literals that Babel extracts, addressed by keys that say what is meant; `say` looks up
the translation when it is called. Anatomical names are parameters and come from the atlas.
"""

from legmap.messages.sentence import Sentence, sentence
from legmap.messages.wording import Separator, capital, first_few, joined, number, percent, say, template

__all__ = [
    "Sentence",
    "Separator",
    "capital",
    "first_few",
    "joined",
    "number",
    "percent",
    "say",
    "sentence",
    "template",
]
