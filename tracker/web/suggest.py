"""Where readers suggest a correction or evidence: the one page that takes anything in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from tracker.actions import tips
from tracker.filters import BadParameter
from tracker.filters.query_string import single
from tracker.rules.vocabulary import TipKind
from tracker.visitors import HOUR

from . import tip_limits, tip_stamp
from .errors import bad_request
from .page import Page
from .tip_form import TipForm, page_path, title_of

ABOUT = "about"
# A form with its longest texts, every character written as three escaped bytes, is smaller.
BODY_AT_MOST = 65_536


class Suggest(Page):
    """A form without a cookie: bait and a signed moment tell people from programs.

    Whatever is wrong is said beside its field, and all that was typed is kept.
    """

    is_determined = False
    template_name = "suggest/form.html"
    http_method_names = [*Page.http_method_names, "post"]
    parameters = (ABOUT,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(TipForm(initial={"about": self.about(), "kind": TipKind.CORRECTION}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_small(request):
            return bad_request(request)
        form = TipForm(request.POST)
        if form.took_the_bait:
            return self.thanks()
        if not form.is_valid():
            return self.shown(form, status=400)
        if not tip_limits.may_send(request):
            form.add_error(None, _("Too many suggestions came in. Please send it in an hour."))
            return self.shown(form, status=429, headers={"Retry-After": str(HOUR)})
        tips.receive(**form.tip)
        return self.thanks()

    def about(self) -> str:
        """The page that the address says it is about."""
        text = single(self.request.GET, ABOUT)
        try:
            return page_path(text) if text else ""
        except ValidationError as error:
            raise BadParameter(ABOUT, _("names no page of this site")) from error

    def shown(self, form: TipForm, **answer: Any) -> HttpResponse:
        """The form as it is, with a fresh stamp, for this reader alone."""
        about = form.cleaned_data.get("about") if form.is_bound else form.initial["about"]
        context = self.get_context_data(
            form=form,
            kinds=list(TipKind),
            stamp=tip_stamp.stamp(),
            about_title=title_of(about) if about else "",
        )
        response = self.render_to_response(context, **answer)
        # A kept form would be handed out with an old stamp, or with another reader's text.
        add_never_cache_headers(response)
        return response

    def thanks(self) -> HttpResponse:
        """On to the page that says what happens next, so that a reload sends nothing again."""
        return HttpResponseRedirect(reverse("suggest-thanks"), status=303)


class Thanks(Page):
    """What happens to a suggestion."""

    template_name = "suggest/thanks.html"


def is_small(request: HttpRequest) -> bool:
    """Whether the body says of itself that it is no larger than a form can be."""
    try:
        return 0 <= int(request.META.get("CONTENT_LENGTH") or 0) <= BODY_AT_MOST
    except ValueError:
        return False
