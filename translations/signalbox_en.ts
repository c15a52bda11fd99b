<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Signalbox::CoverageView</name>
    <message numerus="yes">
        <source>%n branch(es) that no event took</source>
        <translation>
            <numerusform>%n branch that no event took</numerusform>
            <numerusform>%n branches that no event took</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::Desktop</name>
    <message numerus="yes">
        <source>%n change(s) from the station file</source>
        <translation>
            <numerusform>%n change from the station file</numerusform>
            <numerusform>%n changes from the station file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the file&apos;s workflows, the first about %1. %2</source>
        <translation>
            <numerusform>%n warning about the file&apos;s workflows, about %1. %2</numerusform>
            <numerusform>%n warnings about the file&apos;s workflows, the first about %1. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationsPage</name>
    <message numerus="yes">
        <source>%n dead letter(s)</source>
        <translation>
            <numerusform>%n dead letter</numerusform>
            <numerusform>%n dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n attempt(s), first after %1, then %2 times as long each, at most %3</source>
        <translation>
            <numerusform>up to %n attempt, first after %1, then %2 times as long each, at most %3</numerusform>
            <numerusform>up to %n attempts, first after %1, then %2 times as long each, at most %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::EventActions</name>
    <message numerus="yes">
        <source>Replayed: %n delivery(ies) on the way.</source>
        <translation>
            <numerusform>Replayed: %n delivery on the way.</numerusform>
            <numerusform>Replayed: %n deliveries on the way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::EventFacts</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::EventTableModel</name>
    <message numerus="yes">
        <source>Came again %n time(s) with the same bytes.</source>
        <translation>
            <numerusform>Came again once with the same bytes.</numerusform>
            <numerusform>Came again %n times with the same bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::EventsPage</name>
    <message numerus="yes">
        <source>The newest %n rows are listed. Narrow the filter to see older ones.</source>
        <translation>
            <numerusform>The newest row is listed. Narrow the filter to see older ones.</numerusform>
            <numerusform>The newest %n rows are listed. Narrow the filter to see older ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::FeedView</name>
    <message numerus="yes">
        <source>more than %n new</source>
        <translation>
            <numerusform>more than %n new</numerusform>
            <numerusform>more than %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::HeldDialog</name>
    <message numerus="yes">
        <source>Nodes of %1 hold %n event(s)</source>
        <translation>
            <numerusform>Nodes of %1 hold %n event</numerusform>
            <numerusform>Nodes of %1 hold %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n member }</numerusform>
            <numerusform>{ %n members }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n item(s) ]</source>
        <translation>
            <numerusform>[ %n item ]</numerusform>
            <numerusform>[ %n items ]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::LiveMarks</name>
    <message numerus="yes">
        <source>%n event(s), p95 %1</source>
        <translation>
            <numerusform>%n event, p95 %1</numerusform>
            <numerusform>%n events, p95 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(s) wait</source>
        <translation>
            <numerusform>%n delivery waits</numerusform>
            <numerusform>%n deliveries wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::OutageWords</name>
    <message numerus="yes">
        <source>%n gaps, %1 in all: nothing was received, last until %2</source>
        <translation>
            <numerusform>%n gap, %1 in all: nothing was received, last until %2</numerusform>
            <numerusform>%n gaps, %1 in all: nothing was received, last until %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::RehearsalWords</name>
    <message numerus="yes">
        <source>Backtest over %n stored event(s): %1 go as before.</source>
        <translation>
            <numerusform>Backtest over %n stored event: %1 go as before.</numerusform>
            <numerusform>Backtest over %n stored events: %1 go as before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of %n case(s) are as they shall be.</source>
        <translation>
            <numerusform>The case is as it shall be.</numerusform>
            <numerusform>All of %n cases are as they shall be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n case(s) are not as they shall be.</source>
        <translation>
            <numerusform>%1 of %n case is not as it shall be.</numerusform>
            <numerusform>%1 of %n cases are not as they shall be.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionView</name>
    <message numerus="yes">
        <source>Admitted: %n event(s) taken in.</source>
        <translation>
            <numerusform>Admitted: %n event taken in.</numerusform>
            <numerusform>Admitted: %n events taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::StationBar</name>
    <message numerus="yes">
        <source>%n dead</source>
        <translation>
            <numerusform>%n dead</numerusform>
            <numerusform>%n dead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::TextPaste</name>
    <message numerus="yes">
        <source>(and %n more problem(s))</source>
        <translation>
            <numerusform>(and %n more problem)</numerusform>
            <numerusform>(and %n more problems)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitingList</name>
    <message numerus="yes">
        <source>%n more among the rejections</source>
        <translation>
            <numerusform>%n more among the rejections</numerusform>
            <numerusform>%n more among the rejections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WorkflowDeletion</name>
    <message numerus="yes">
        <source>%1 is deleted. %n event(s) that it held go on now.</source>
        <translation>
            <numerusform>%1 is deleted. %n event that it held go on now.</numerusform>
            <numerusform>%1 is deleted. %n events that it held go on now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted. %n event(s) that it held end now.</source>
        <translation>
            <numerusform>%1 is deleted. %n event that it held end now.</numerusform>
            <numerusform>%1 is deleted. %n events that it held end now.</numerusform>
        </translation>
    </message>
</context>
</TS>
