"""What is left of earlier revisions: the few before the published one stay, and what is served."""

import shutil

from django.conf import settings

from pagetojob import origins, revisions

KEPT_REVISIONS = 3


def clear_left_overs() -> None:
    """What a publish that was stopped had begun to build, its renderers' temporary files too."""
    for left_over in settings.VAR.glob("revisions/.building-*"):
        shutil.rmtree(left_over, ignore_errors=True)


def forget_old_revisions() -> None:
    """Keeps what is published and the few before it; never what a running server holds."""
    published = settings.CURRENT.resolve()
    others = [folder for folder in revisions.kept() if folder != published and folder.is_dir()]
    for folder in others[KEPT_REVISIONS - 1 :]:
        with revisions.alone_with(folder) as alone:
            if alone:
                shutil.rmtree(folder)


def restart_for(revision: revisions.Revision) -> str:
    """A line that says which running server cannot follow to a revision, since its code is another
    or the address that it answers to; empty where all can.
    """
    for folder in revisions.kept():
        try:
            other = revisions.read(folder)
            same_host = origins.host(other.origin) == origins.host(revision.origin)
            follows = other.release == revision.release and same_host
            with revisions.alone_with(folder) as alone:
                if not follows and not alone:
                    served = f"A server still serves revision {other.name}"
                    return f"{served}: restart it to serve this one.\n"
        except (revisions.Damaged, OSError):
            continue
    return ""
