"""A team's own Word form: a .docx with tags in it, filled from what a document may show.

The tags are those of docxtpl, which turns them into a Jinja template; what goes in and what comes
out is ours: a form is refused where it holds more than a document for other people should carry,
each tag has a place that people can find, and the same plan gives the same bytes.
"""

from smartdoc.forms.fields import FieldText, fields_of, filter_fields, view_fields
from smartdoc.forms.files import CheckedTemplate, check_template_file, template_files
from smartdoc.forms.form import Form
from smartdoc.forms.mistake import Mistake

__all__ = [
    "CheckedTemplate",
    "FieldText",
    "Form",
    "Mistake",
    "check_template_file",
    "fields_of",
    "filter_fields",
    "template_files",
    "view_fields",
]
