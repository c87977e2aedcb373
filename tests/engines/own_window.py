"""A window of WebKit that keeps what it has fetched, as anybody's does; run by the system's Python.

The one that ships with WebKitGTK keeps nothing while a driver has it, and is no narrower than its
own buttons.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile = sys.argv[-1]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)


def begin(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    """The driver has come."""
    session.connect("create-web-view", show)


def show(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    """A window for what the driver opens."""
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.connect("close", Gtk.main_quit)
    window = Gtk.Window()
    window.add(view)
    window.show_all()
    window.get_window().focus(0)  # nobody else would give it that: there is no desktop
    return view


context.connect("automation-started", begin)
Gtk.main()
