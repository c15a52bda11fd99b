<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>DesktopOptions</name>
    <message>
        <source>Event monitor and workflow designer for webhooks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store, sqlite:///path/file.db.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station file to apply at start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to receive; port 0 takes a free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the admin API listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send real traffic to a station with a store of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of every page and quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark; else the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en or de; else the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::AttemptFacts</name>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name lookup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>webhook-id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, revision %2, node %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::AttemptWords</name>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination took it and answered %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination answered %1, which is not a success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the destination: its name, address or port does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination&apos;s TLS certificate or handshake was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination did not answer in time. It may have taken the event all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before a whole answer came. The destination may have taken the event all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attempt was cancelled before it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent: the destination is missing, disabled or not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::BodyTab</name>
    <message>
        <source>Save body…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body in hexadecimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first %1 values are shown as a tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This body is not JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2. Save the body to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body could not be saved as %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::CardsPane</name>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::ChartPanel</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::CommandPalette</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page, an action, or evt_…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspect event %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::DeliveriesTab</name>
    <message>
        <source>Redrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deliveries: no destination was reached on this event&apos;s way. The trace says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries and attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this dead letter back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the destination answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No attempt was made yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::DeliveryTreeModel</name>
    <message>
        <source>%1 (replay %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, webhook-id %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::Desktop</name>
    <message>
        <source>Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station file was not applied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets that could not be found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) from the station file</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is received: port %1 is taken by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is received: port %1 is taken by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signalboxctl cannot reach this station: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo could not start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo could not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries that wait go on when it is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is started again, nothing is received at %1: senders get no answer. Deliveries that wait go on then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimise and keep running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationsPage</name>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot work</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No destinations yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A destination is where events go. Name one in a station file, let a workflow lead to it, and start Signalbox with --config station.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes, with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>up to %n attempt(s), first after %1, then %2 times as long each, at most %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Retried answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address that events are sent to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::ErrorWords</name>
    <message>
        <source>That is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its present state does not allow that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is busy. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored data is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Signalbox.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::EventFacts</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Came again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::EventTableModel</name>
    <message numerus="yes">
        <source>Came again %n time(s) with the same bytes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::EventsPage</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, source:… type:push* state:failed since:15m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector below or beside the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: source:…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stored row matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests with a wrong signature, a wrong form or a conflict would be listed here with their evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events appear here as soon as a source receives them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events appear here as soon as a vendor calls one of the addresses on the page Sources, below %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The newest %n rows are listed. Narrow the filter to see older ones.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::FactsView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::FeedView</name>
    <message numerus="yes">
        <source>more than %n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::FirstRunPage</name>
    <message>
        <source>Run the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a station file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhooks in, watched, and on their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox receives webhooks, stores each one before it answers, sends them on by rules that you can read, and shows what became of every one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real signed requests over loopback, a workflow, and a destination that fails now and then. It uses a store of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A station file names your sources, destinations and workflows. Nothing starts before it is valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a station file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station files (*.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::HeadersTab</name>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::HeadersTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::HelpDialog</name>
    <message>
        <source>Go to a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a page, an action, or an event by its id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in the table; the inspector keeps its tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the newest rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a tab of the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay the chosen event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse or expand the page list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox %1. Free software under the GNU General Public License, version 3 or later. Icons: Lucide, ISC licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row to see what arrived, why it went where it went, and how each delivery ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the event&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this event again (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the dead letters of this event back into the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body was saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event without a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Replayed: %n delivery(ies) on the way.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The event could not be replayed. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redriven: the delivery is back in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delivery could not be redriven. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n item(s) ]</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::KpiTile</name>
    <message>
        <source>Trend of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::MainWindow</name>
    <message>
        <source>Signalbox – Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station has a store of its own; its traffic is real, but comes from Signalbox itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show failed events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rejected requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay the chosen event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::MessageBar</name>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::MonitorPage</name>
    <message>
        <source>Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrivals/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to sources per second, over the last 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the requests in this range that were accepted, or known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 end to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>19 of 20 events of the last minute were delivered within this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts of the last minute that were not the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries that have no attempts left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries that wait or are being retried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms from received to delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::OwnerWords</name>
    <message>
        <source>Owned by the station file %1: change it there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::Rail</name>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse or expand the page list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionFilter</name>
    <message>
        <source>Rejections can be filtered by source:name, and by their cause beside it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionTableModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionView</name>
    <message>
        <source>The kept part of the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionWords</name>
    <message>
        <source>Malformed request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secret here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No idempotency key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not a valid HTTP request, so nothing behind the listener saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body is larger than this source allows. Raise max_body of the source if the sender is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request did not arrive completely in time. The sender may be slow, or holding the connection on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source has the name &quot;%1&quot;. Check the address that the sender uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; is disabled, because its station file no longer names it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender used %1. This source takes what its provider sends, usually POST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request has no signature. Either it is not from the vendor, or no secret is set there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a signature header, but it is not in the form that the provider uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature does not match the body. The secret differs from the vendor&apos;s, or something on the way changed the body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This source has no usable secret, so nothing can be verified. Provide the secret that the station file refers to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header that identifies each event is missing, though the provider promises it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event with this idempotency key is stored already, with another body. Both are kept; the first one was delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headers are larger than the listener allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event has passed too many stations: two of them send it to each other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::ReplayDialog</name>
    <message>
        <source>As a &amp;repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this event again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps its webhook-id and adds the header webhook-replay. A receiver that deduplicates recognises the event and does nothing twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes a new webhook-id. A receiver that deduplicates acts on it once more, as on an event that it has never seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::SourcesPage</name>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A source is an address that a vendor calls. Name one in a station file and start Signalbox with --config station.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the start (%2 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the provider says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to give to the vendor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::StateWords</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored. No workflow has looked at it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node or an operator holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workflow takes events of this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every way it took ended without a destination. The trace says where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way: a first attempt has not ended yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attempt failed. The next one is scheduled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every delivery succeeded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A delivery is a dead letter: it has no attempts left. Redrive it once the destination works again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its deliveries were cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::StationBar</name>
    <message>
        <source>Arrivals per second, lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that arrived at sources, over the last 5 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries that wait or are being retried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>19 of 20 events of the last minute were delivered within this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries that have no attempts left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ev/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 –</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n dead</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>store %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 events, %3 rejections. Click to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station has a problem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::TimeFormat</name>
    <message>
        <source>in %1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::TraceTreeModel</name>
    <message>
        <source>revision %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::TraceWords</name>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; could not do its work: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event entered the workflow at &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition of &quot;%1&quot; was true for the values below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition of &quot;%1&quot; was not true for the values below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; made a delivery to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event ended here: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::TrayIcon</name>
    <message>
        <source>Open Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox keeps running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again, or quit it, from this icon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It still receives at %1. Open it again, or quit it, from this icon.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::ViewMenu</name>
    <message>
        <source>Theme of the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::Waterfall</name>
    <message>
        <source>The way of the event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Signalbox::WaterfallBars</name>
    <message>
        <source>stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>routed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, began after %3, took %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
