"""A calendar file as other people's programs read it: the parser of Thunderbird, in JavaScript, and
that of Home Assistant. Both are strict; what they complain of is an error.
"""

import json
import subprocess
from datetime import date
from typing import NamedTuple

from ical.calendar_stream import IcsCalendarStream

from tests.support.environment import ROOT

PLAN_CALENDAR = "/plan.ics"
READ_IN_JAVASCRIPT = """
import ICAL from "ical.js";
let file = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) file += chunk;
const calendar = new ICAL.Component(ICAL.parse(file));
const text = (of, name) => of.getFirstPropertyValue(name);
console.log(JSON.stringify({
  name: text(calendar, "name"),
  events: calendar.getAllSubcomponents("vevent").map((each) => {
    const event = new ICAL.Event(each);
    return [event.uid, event.sequence, String(event.startDate), String(event.endDate),
      String(text(each, "dtstamp")), event.summary, event.description, text(each, "url"),
      text(each, "transp"), each.getAllSubcomponents().length];
  }),
}));
"""


class Read(NamedTuple):
    """An event as a program takes it."""

    uid: str
    sequence: int
    first: date
    end: date
    stamp: str
    summary: str
    description: str
    url: str
    transparency: str
    alarms: int


def in_python(file: bytes) -> tuple[str, list[Read]]:
    """What the calendar is called, and its events in the order of the file."""
    calendar = IcsCalendarStream.calendar_from_ics(file.decode())
    [name] = [each.value for each in calendar.extras if each.name == "x-wr-calname"]
    return name, [
        Read(
            each.uid,
            each.sequence,
            each.dtstart,
            each.dtend,
            f"{each.dtstamp:%Y-%m-%dT%H:%M:%SZ}",
            each.summary,
            each.description,
            str(each.url),
            str(each.transparency),
            len(each.alarm),
        )
        for each in calendar.events
    ]


def in_javascript(file: bytes) -> tuple[str, list[Read]]:
    """The same."""
    command = ["node", "--input-type=module", "--eval", READ_IN_JAVASCRIPT]
    done = subprocess.run(command, cwd=ROOT, input=file, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    said = json.loads(done.stdout)
    days = (2, 3)
    return said["name"], [
        Read(*(date.fromisoformat(each) if at in days else each for at, each in enumerate(event)))
        for event in said["events"]
    ]
