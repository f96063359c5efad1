"""Is this sentence SMART? Letter by letter, with the reasons and a way to mend it."""

from smartdoc.assess.assessment import Assessment, State, assess
from smartdoc.assess.reading import LONGEST, sentence
from smartdoc.assess.remark import Remark

__all__ = ["LONGEST", "Assessment", "Remark", "State", "assess", "sentence"]
