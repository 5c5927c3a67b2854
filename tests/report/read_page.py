"""Reads a page with html.parser and prints, as JSON, what would be wrong with it."""
import collections
import html.parser
import json
import sys

VOID = {"meta", "link", "input", "br", "img", "hr"}
OUTSIDE = ("http:", "https:", "//")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.unbalanced, self.outside, self.ids = [], [], [], []
        self.headings, self.scripts, self.data, self.in_data = [], 0, "", False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        for name in ("src", "href", "action", "data", "poster", "srcset"):
            if (attrs.get(name) or "").startswith(OUTSIDE):
                self.outside.append(attrs[name])
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.scripts += 1
            self.in_data = attrs.get("id") == "data"

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(tag)
        self.in_data = False

    def handle_data(self, data):
        if self.in_data:
            self.data += data


page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read())
page.close()
print(json.dumps({
    "unbalanced": page.unbalanced + page.open,
    "outside": page.outside,
    "repeated_ids": [i for i, n in collections.Counter(page.ids).items() if n > 1],
    "heading_jumps": [[a, b] for a, b in zip(page.headings, page.headings[1:]) if b > a + 1],
    "scripts": page.scripts,
    "data": page.data,
}))
