"""How schemathesis sends a scan: the text as it is."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    return str(value).encode("utf-8", "replace")
