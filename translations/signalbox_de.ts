<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BreakpointWords</name>
    <message>
        <source>A trial stops here.</source>
        <translation>Ein Versuch hält hier an.</translation>
    </message>
    <message>
        <source>A trial stops here when the node fails.</source>
        <translation>Ein Versuch hält hier an, wenn der Knoten versagt.</translation>
    </message>
    <message>
        <source>A trial stops here when the event leaves by &quot;%1&quot;.</source>
        <translation>Ein Versuch hält hier an, wenn das Ereignis bei „%1“ hinausgeht.</translation>
    </message>
</context>
<context>
    <name>DesktopOptions</name>
    <message>
        <source>Event monitor and workflow designer for webhooks.</source>
        <translation>Ereignismonitor und Workflow-Designer für Webhooks.</translation>
    </message>
    <message>
        <source>Store, sqlite:///path/file.db.</source>
        <translation>Speicher, sqlite:///pfad/datei.db.</translation>
    </message>
    <message>
        <source>Station file to apply at start.</source>
        <translation>Stationsdatei, die beim Start angewandt wird.</translation>
    </message>
    <message>
        <source>Where to receive; port 0 takes a free one.</source>
        <translation>Wo empfangen wird; Port 0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>Where the admin API listens.</source>
        <translation>Wo die Verwaltungs-API lauscht.</translation>
    </message>
    <message>
        <source>Send real traffic to a station with a store of its own.</source>
        <translation>Sendet echte Anfragen an eine Station mit eigenem Speicher.</translation>
    </message>
    <message>
        <source>Save a picture of every page and quit.</source>
        <translation>Speichert ein Bild jeder Seite und beendet sich.</translation>
    </message>
    <message>
        <source>light or dark; else the system&apos;s.</source>
        <translation>light oder dark; sonst wie das System.</translation>
    </message>
    <message>
        <source>en or de; else the system&apos;s.</source>
        <translation>en oder de; sonst wie das System.</translation>
    </message>
    <message>
        <source>A name by which clients may call the admin API, beside its address and localhost. Can be given several times.</source>
        <translation>Ein Name, unter dem die Verwaltungs-API außer unter ihrer Adresse und localhost aufgerufen werden darf. Kann mehrfach angegeben werden.</translation>
    </message>
</context>
<context>
    <name>Signalbox</name>
    <message>
        <source>Positions are</source>
        <translation>Positionen sind</translation>
    </message>
    <message>
        <source>Numbers without gaps show what is missing; between times nobody can tell.</source>
        <translation>Zahlen ohne Lücken zeigen, was fehlt; zwischen Zeiten kann das niemand sagen.</translation>
    </message>
    <message>
        <source>Wait for what is missing</source>
        <translation>Auf das Fehlende warten</translation>
    </message>
    <message>
        <source>Send late ones out by &quot;stale&quot;</source>
        <translation>Verspätete durch „veraltet“ hinausschicken</translation>
    </message>
    <message>
        <source>Let all pass, note which were late</source>
        <translation>Alle weiterlassen, verspätete vermerken</translation>
    </message>
    <message>
        <source>When one is missing</source>
        <translation>Wenn eines fehlt</translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation>Höchstens warten</translation>
    </message>
    <message>
        <source>30 s, 5 min; at most 30 days</source>
        <translation>30 s, 5 min; höchstens 30 Tage</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>A row begins with the number</source>
        <translation>Eine Reihe beginnt mit der Zahl</translation>
    </message>
    <message>
        <source>Unknown: the first events of a new row are gathered for the wait.</source>
        <translation>Unbekannt: Die ersten Ereignisse einer neuen Reihe werden so lange gesammelt, wie gewartet wird.</translation>
    </message>
    <message>
        <source>Sample event</source>
        <translation>Beispielereignis</translation>
    </message>
    <message>
        <source>No event has come yet</source>
        <translation>Noch ist kein Ereignis gekommen</translation>
    </message>
</context>
<context>
    <name>Signalbox::AttemptFacts</name>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>first byte</source>
        <translation>erstes Byte</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>webhook-id</source>
        <translation>webhook-id</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Entstanden durch</translation>
    </message>
    <message>
        <source>%1, revision %2, node %3</source>
        <translation>%1, Revision %2, Knoten %3</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Order key</source>
        <translation>Ordnungsschlüssel</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>when its turn comes</source>
        <translation>wenn sie an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>Signalbox::AttemptWords</name>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS gescheitert</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>The destination took it and answered %1.</source>
        <translation>Das Ziel hat es angenommen und mit %1 geantwortet.</translation>
    </message>
    <message>
        <source>The destination answered %1, which is not a success.</source>
        <translation>Das Ziel hat mit %1 geantwortet; das ist kein Erfolg.</translation>
    </message>
    <message>
        <source>No connection to the destination: its name, address or port does not answer.</source>
        <translation>Keine Verbindung zum Ziel: Name, Adresse oder Port antwortet nicht.</translation>
    </message>
    <message>
        <source>The destination&apos;s TLS certificate or handshake was not accepted.</source>
        <translation>Das TLS-Zertifikat oder der Handschlag des Ziels wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The destination did not answer in time. It may have taken the event all the same.</source>
        <translation>Das Ziel hat nicht rechtzeitig geantwortet. Es kann das Ereignis trotzdem angenommen haben.</translation>
    </message>
    <message>
        <source>The connection broke before a whole answer came. The destination may have taken the event all the same.</source>
        <translation>Die Verbindung brach ab, bevor die ganze Antwort da war. Das Ziel kann das Ereignis trotzdem angenommen haben.</translation>
    </message>
    <message>
        <source>The attempt was cancelled before it ended.</source>
        <translation>Der Versuch wurde abgebrochen, bevor er zu Ende war.</translation>
    </message>
    <message>
        <source>Nothing was sent: the destination is missing, disabled or not allowed.</source>
        <translation>Es wurde nichts gesendet: Das Ziel fehlt, ist abgeschaltet oder nicht erlaubt.</translation>
    </message>
</context>
<context>
    <name>Signalbox::BacktestPanel</name>
    <message>
        <source>Run backtest</source>
        <translation>Rücktest starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose which stored events to run the draft over. You see how many take each way before and after, which ones change, and what the cases say. Nothing is sent.</source>
        <translation>Wählen Sie, über welche gespeicherten Ereignisse der Entwurf laufen soll. Sie sehen, wie viele vorher und nachher jeden Weg nehmen, welche sich ändern und was die Fälle sagen. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>Er ist gescheitert: %1</translation>
    </message>
    <message>
        <source>of an earlier draft</source>
        <translation>eines früheren Entwurfs</translation>
    </message>
</context>
<context>
    <name>Signalbox::BacktestRange</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Events of</source>
        <translation>Ereignisse von</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Every source</source>
        <translation>Jede Quelle</translation>
    </message>
</context>
<context>
    <name>Signalbox::BatchEditor</name>
    <message>
        <source>Join events as soon as there are</source>
        <translation>Ereignisse zusammenfügen, sobald es so viele sind</translation>
    </message>
    <message>
        <source>Or the first has waited</source>
        <translation>Oder das erste gewartet hat</translation>
    </message>
    <message>
        <source>10 s, 5 min; at most 1 day</source>
        <translation>10 s, 5 min; höchstens 1 Tag</translation>
    </message>
    <message>
        <source>Or their bodies have</source>
        <translation>Oder ihre Körper so groß sind</translation>
    </message>
    <message>
        <source>500 kB, 1 MB; at most 16 MB. What is larger by itself goes alone.</source>
        <translation>500 kB, 1 MB; höchstens 16 MB. Was allein größer ist, geht allein.</translation>
    </message>
    <message>
        <source>Each key for itself</source>
        <translation>Jeder Schlüssel für sich</translation>
    </message>
    <message>
        <source>An expression; empty: all events together</source>
        <translation>Ein Ausdruck; leer: alle Ereignisse zusammen</translation>
    </message>
</context>
<context>
    <name>Signalbox::BeforeAfter</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>The sample&apos;s body</source>
        <translation>Der Körper des Beispiels</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>Nur der Anfang ist zu sehen.</translation>
    </message>
    <message>
        <source>The body stays as it is.</source>
        <translation>Der Körper bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Choose a sample event to see what becomes of it.</source>
        <translation>Wählen Sie ein Beispielereignis, um zu sehen, was daraus wird.</translation>
    </message>
</context>
<context>
    <name>Signalbox::BodyTab</name>
    <message>
        <source>Save body…</source>
        <translation>Inhalt speichern …</translation>
    </message>
    <message>
        <source>Body as text</source>
        <translation>Inhalt als Text</translation>
    </message>
    <message>
        <source>Body in hexadecimal</source>
        <translation>Inhalt hexadezimal</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>Inhalt als Baum</translation>
    </message>
    <message>
        <source>Only the first %1 values are shown as a tree.</source>
        <translation>Nur die ersten %1 Werte stehen im Baum.</translation>
    </message>
    <message>
        <source>This body is not JSON: %1</source>
        <translation>Dieser Inhalt ist kein JSON: %1</translation>
    </message>
    <message>
        <source>The first %1 of %2. Save the body to see all of it.</source>
        <translation>Die ersten %1 von %2. Speichern Sie den Inhalt, um alles zu sehen.</translation>
    </message>
    <message>
        <source>The body is empty.</source>
        <translation>Der Inhalt ist leer.</translation>
    </message>
    <message>
        <source>Save body</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>The body could not be saved as %1: %2</source>
        <translation>Der Inhalt konnte nicht als %1 gespeichert werden: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::BreakpointMenu</name>
    <message>
        <source>Stop a trial here</source>
        <translation>Einen Versuch hier anhalten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Always (F9)</source>
        <translation>Immer (F9)</translation>
    </message>
    <message>
        <source>When the node fails</source>
        <translation>Wenn der Knoten versagt</translation>
    </message>
    <message>
        <source>When the event leaves by &quot;%1&quot;</source>
        <translation>Wenn das Ereignis bei „%1“ hinausgeht</translation>
    </message>
</context>
<context>
    <name>Signalbox::Canvas</name>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation>%1 führt zu %2</translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation>führt zu %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>in the group %1</source>
        <translation>in der Gruppe %1</translation>
    </message>
    <message>
        <source>%1, group of %2</source>
        <translation>%1, Gruppe aus %2</translation>
    </message>
    <message>
        <source>This workflow is empty</source>
        <translation>Dieser Workflow ist leer</translation>
    </message>
    <message>
        <source>Drag a node from the list at the left to here, or press Ctrl+F, type a few letters and press Enter. Events come in at a source.</source>
        <translation>Ziehen Sie einen Knoten aus der Liste links hierher, oder drücken Sie Strg+F, tippen ein paar Buchstaben und drücken die Eingabetaste. Ereignisse kommen an einer Quelle herein.</translation>
    </message>
    <message>
        <source>Tab goes from node to node and to the groups, arrows move the chosen one, Enter edits it. Ctrl and arrows go on without choosing, Ctrl+Space adds to what is chosen or takes from it.</source>
        <translation>Tab geht von Knoten zu Knoten und zu den Gruppen, Pfeile bewegen, was gewählt ist, Enter bearbeitet es. Strg und Pfeile gehen weiter, ohne zu wählen, Strg+Leertaste nimmt etwas zum Gewählten hinzu oder davon weg.</translation>
    </message>
</context>
<context>
    <name>Signalbox::CanvasScene</name>
    <message>
        <source>%1 leads nowhere yet</source>
        <translation>%1 führt noch nirgends hin</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation>%1 führt zu %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::CardsPane</name>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>Signalbox::CaseKeeping</name>
    <message>
        <source>There is a case &quot;%1&quot; already: give this one another name.</source>
        <translation>Einen Fall „%1“ gibt es schon: Geben Sie diesem einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>Signalbox::CaseRemoval</name>
    <message>
        <source>there is a case &quot;%1&quot; again</source>
        <translation>es gibt wieder einen Fall „%1“</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>case &quot;%1&quot; of %2 removed</source>
        <translation>Fall „%1“ von %2 entfernt</translation>
    </message>
    <message>
        <source>The case &quot;%1&quot; is removed.</source>
        <translation>Der Fall „%1“ ist entfernt.</translation>
    </message>
    <message>
        <source>Something else was changed since. Ctrl+Z in the list of cases takes it back, step by step.</source>
        <translation>Seitdem wurde noch etwas geändert. Strg+Z in der Liste der Fälle nimmt es Schritt für Schritt zurück.</translation>
    </message>
</context>
<context>
    <name>Signalbox::CasesView</name>
    <message>
        <source>No cases are kept with this workflow. Try an event, and save it as a case: what it leads to is checked with every backtest then.</source>
        <translation>Bei diesem Workflow sind keine Fälle aufbewahrt. Probieren Sie ein Ereignis aus und speichern Sie es als Fall: Dann prüft jeder Rücktest, wozu es führt.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>as it shall be: %1</source>
        <translation>wie es sein soll: %1</translation>
    </message>
    <message>
        <source>not as it shall be</source>
        <translation>nicht wie es sein soll</translation>
    </message>
    <message>
        <source>Remove case</source>
        <translation>Fall entfernen</translation>
    </message>
</context>
<context>
    <name>Signalbox::ChartPanel</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
</context>
<context>
    <name>Signalbox::CodeField</name>
    <message>
        <source>Escape goes on to the next field.</source>
        <translation>Escape geht weiter zum nächsten Feld.</translation>
    </message>
</context>
<context>
    <name>Signalbox::CommandPalette</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>A page, an action, or evt_…</source>
        <translation>Eine Seite, eine Aktion oder evt_…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Inspect event %1</source>
        <translation>Ereignis %1 ansehen</translation>
    </message>
</context>
<context>
    <name>Signalbox::ConditionField</name>
    <message>
        <source>Builder</source>
        <translation>Baukasten</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>This expression says more than rows can show, so it stays text: it compares fields, calculates, or goes through a list.</source>
        <translation>Dieser Ausdruck sagt mehr, als Zeilen zeigen können, deshalb bleibt er Text: Er vergleicht Felder, rechnet oder geht durch eine Liste.</translation>
    </message>
</context>
<context>
    <name>Signalbox::ConditionGroupBox</name>
    <message>
        <source>How many of the conditions have to hold</source>
        <translation>Wie viele der Bedingungen gelten müssen</translation>
    </message>
    <message>
        <source>Move the group up</source>
        <translation>Gruppe nach oben</translation>
    </message>
    <message>
        <source>Move the group down</source>
        <translation>Gruppe nach unten</translation>
    </message>
    <message>
        <source>Remove the group</source>
        <translation>Gruppe entfernen</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>Signalbox::ConditionRow</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Choose a field of the sample event</source>
        <translation>Feld des Beispielereignisses wählen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Second value</source>
        <translation>Zweiter Wert</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>More about this condition</source>
        <translation>Mehr zu dieser Bedingung</translation>
    </message>
    <message>
        <source>Upper and lower case are the same</source>
        <translation>Groß- und Kleinschreibung sind gleich</translation>
    </message>
    <message>
        <source>The field may hold its number as text</source>
        <translation>Das Feld darf seine Zahl als Text enthalten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Put into a group</source>
        <translation>In eine Gruppe setzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A field is names joined by points: body.items[0].id. A name with other signs stands in double quotes.</source>
        <translation>Ein Feld besteht aus Namen, die Punkte verbinden: body.items[0].id. Ein Name mit anderen Zeichen steht in doppelten Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>Signalbox::ConditionWords</name>
    <message>
        <source>is not empty, not false</source>
        <translation>ist nicht leer, nicht falsch</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>liegt zwischen</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>endet mit</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt zu</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>liegt vor</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>liegt nach</translation>
    </message>
    <message>
        <source>is in the network</source>
        <translation>liegt im Netz</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Eines davon</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>open, paid, closed</source>
        <translation>offen, bezahlt, erledigt</translation>
    </message>
</context>
<context>
    <name>Signalbox::ConnectionRule</name>
    <message>
        <source>One of the nodes is gone.</source>
        <translation>Einen der Knoten gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Events enter at a source: nothing leads to it.</source>
        <translation>An einer Quelle treten Ereignisse ein: nichts führt zu ihr.</translation>
    </message>
    <message>
        <source>%1 has no port %2.</source>
        <translation>%1 hat keinen Ausgang %2.</translation>
    </message>
    <message>
        <source>This edge exists.</source>
        <translation>Diese Kante gibt es.</translation>
    </message>
    <message>
        <source>Events would go in a circle.</source>
        <translation>Ereignisse liefen im Kreis.</translation>
    </message>
</context>
<context>
    <name>Signalbox::Coverage</name>
    <message>
        <source>No event left by: %1</source>
        <translation>Kein Ereignis ging hinaus bei: %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::CoverageView</name>
    <message>
        <source>Every branch was taken by some event, and a rule matched each of them.</source>
        <translation>Jeden Zweig hat ein Ereignis genommen, und auf jedes traf eine Regel zu.</translation>
    </message>
    <message>
        <source>Branches without events, and events without a rule</source>
        <translation>Zweige ohne Ereignisse und Ereignisse ohne Regel</translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es) that no event took</source>
        <translation>
            <numerusform>%n Zweig, den kein Ereignis nahm</numerusform>
            <numerusform>%n Zweige, die kein Ereignis nahm</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by &quot;%2&quot;</source>
        <translation>%1 bei „%2“</translation>
    </message>
    <message>
        <source>Events that no rule matched</source>
        <translation>Ereignisse, auf die keine Regel zutraf</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::DeduplicateEditor</name>
    <message>
        <source>Events are the same when this is</source>
        <translation>Ereignisse sind dieselben, wenn dies gleich ist</translation>
    </message>
    <message>
        <source>An expression; an event for which it gives nothing passes</source>
        <translation>Ein Ausdruck; ein Ereignis, für das er nichts ergibt, geht weiter</translation>
    </message>
    <message>
        <source>A key is known for</source>
        <translation>Ein Schlüssel bleibt bekannt für</translation>
    </message>
    <message>
        <source>30 s, 1 h; at most 366 days</source>
        <translation>30 s, 1 h; höchstens 366 Tage</translation>
    </message>
</context>
<context>
    <name>Signalbox::DelayEditor</name>
    <message>
        <source>For a time</source>
        <translation>Eine Zeit lang</translation>
    </message>
    <message>
        <source>Until a time</source>
        <translation>Bis zu einer Zeit</translation>
    </message>
    <message>
        <source>Events wait</source>
        <translation>Ereignisse warten</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>30 s, 10 min, 2 h; at most 366 days</source>
        <translation>30 s, 10 min, 2 h; höchstens 366 Tage</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Bis wann</translation>
    </message>
    <message>
        <source>An expression that gives a time; what is past passes at once</source>
        <translation>Ein Ausdruck, der eine Zeit ergibt; was vorbei ist, geht sofort weiter</translation>
    </message>
</context>
<context>
    <name>Signalbox::DeliveriesTab</name>
    <message>
        <source>Redrive</source>
        <translation>Neu zustellen</translation>
    </message>
    <message>
        <source>No deliveries: no destination was reached on this event&apos;s way. The trace says why.</source>
        <translation>Keine Zustellungen: Auf seinem Weg hat das Ereignis kein Ziel erreicht. Die Spur sagt, warum.</translation>
    </message>
    <message>
        <source>Deliveries and attempts</source>
        <translation>Zustellungen und Versuche</translation>
    </message>
    <message>
        <source>Put this dead letter back into the queue</source>
        <translation>Diese tote Zustellung wieder in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>What the destination answered</source>
        <translation>Was das Ziel geantwortet hat</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>No attempt was made yet.</source>
        <translation>Es gab noch keinen Versuch.</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::DeliveryTreeModel</name>
    <message>
        <source>%1 (replay %2)</source>
        <translation>%1 (Wiederholung %2)</translation>
    </message>
    <message>
        <source>Next attempt at %1</source>
        <translation>Nächster Versuch um %1</translation>
    </message>
    <message>
        <source>%1, webhook-id %2</source>
        <translation>%1, webhook-id %2</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>when its turn comes</source>
        <translation>wenn sie an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>Signalbox::Desktop</name>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation>Der Speicher konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>The station file was not applied: %1</source>
        <translation>Die Stationsdatei wurde nicht angewandt: %1</translation>
    </message>
    <message>
        <source>Secrets that could not be found: %1</source>
        <translation>Geheimnisse, die nicht gefunden wurden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) from the station file</source>
        <translation>
            <numerusform>%n Änderung aus der Stationsdatei</numerusform>
            <numerusform>%n Änderungen aus der Stationsdatei</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is received: port %1 is taken by another program.</source>
        <translation>Es wird nichts empfangen: Port %1 ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Nothing is received: port %1 is taken by %2.</source>
        <translation>Es wird nichts empfangen: Port %1 ist von %2 belegt.</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Freien Port nehmen</translation>
    </message>
    <message>
        <source>signalboxctl cannot reach this station: %1</source>
        <translation>signalboxctl kann diese Station nicht erreichen: %1</translation>
    </message>
    <message>
        <source>The demo could not start: %1</source>
        <translation>Die Demo konnte nicht starten: %1</translation>
    </message>
    <message>
        <source>The demo could not start.</source>
        <translation>Die Demo konnte nicht starten.</translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation>Signalbox beenden?</translation>
    </message>
    <message>
        <source>Deliveries that wait go on when it is started again.</source>
        <translation>Wartende Zustellungen gehen weiter, sobald es wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Until it is started again, nothing is received at %1: senders get no answer. Deliveries that wait go on then.</source>
        <translation>Bis zum nächsten Start wird unter %1 nichts empfangen: Absender bekommen keine Antwort. Wartende Zustellungen gehen dann weiter.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Minimise and keep running</source>
        <translation>Minimieren und weiterlaufen</translation>
    </message>
    <message>
        <source>%1 was not applied; the station goes on with the configuration that it has stored. %2</source>
        <translation>%1 wurde nicht angewandt; die Station macht mit der Konfiguration weiter, die sie gespeichert hat. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) about the file&apos;s workflows, the first about %1. %2</source>
        <translation>
            <numerusform>%n Warnung zu den Workflows der Datei, zu %1. %2</numerusform>
            <numerusform>%n Warnungen zu den Workflows der Datei, die erste zu %1. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationDialog</name>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Destination %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>New destination</source>
        <translation>Neues Ziel</translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationEditor</name>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>There are no destinations yet</source>
        <translation>Noch gibt es keine Ziele</translation>
    </message>
    <message>
        <source>Choose a destination</source>
        <translation>Ein Ziel wählen</translation>
    </message>
    <message>
        <source>Deliver to</source>
        <translation>Zustellen an</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>New destination…</source>
        <translation>Neues Ziel…</translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationForm</name>
    <message>
        <source>by the station</source>
        <translation>in der Station</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Small letters, digits, - and _.</source>
        <translation>Kleinbuchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Address that events are sent to</source>
        <translation>Adresse, an die gesendet wird</translation>
    </message>
    <message>
        <source>Signing secret (optional)</source>
        <translation>Geheimnis zum Signieren (wenn gewünscht)</translation>
    </message>
    <message>
        <source>Deliveries are signed by Standard Webhooks; the receiver needs the same.</source>
        <translation>Zustellungen werden nach Standard Webhooks signiert; der Empfänger braucht dasselbe.</translation>
    </message>
    <message>
        <source>Attempts at most</source>
        <translation>Höchstens Versuche</translation>
    </message>
    <message>
        <source>Then it is a dead letter, which can be sent again by hand.</source>
        <translation>Danach ist es eine tote Zustellung, die von Hand wieder gesendet werden kann.</translation>
    </message>
    <message>
        <source>First retry after</source>
        <translation>Erste Wiederholung nach</translation>
    </message>
    <message>
        <source>Each further one later by the factor</source>
        <translation>Jede weitere später um den Faktor</translation>
    </message>
    <message>
        <source>But never later than</source>
        <translation>Aber nie später als</translation>
    </message>
    <message>
        <source>Answers that are retried</source>
        <translation>Antworten, nach denen wiederholt wird</translation>
    </message>
    <message>
        <source>HTTP status codes, such as 408,429,500-599. Failed connections always are.</source>
        <translation>HTTP-Statuscodes, etwa 408,429,500-599. Nach gescheiterten Verbindungen immer.</translation>
    </message>
    <message>
        <source>Timeout of an attempt</source>
        <translation>Frist eines Versuchs</translation>
    </message>
    <message>
        <source>Attempts at the same time</source>
        <translation>Gleichzeitige Versuche</translation>
    </message>
    <message>
        <source>Expected status codes, such as 408,429,500-599.</source>
        <translation>Erwartet werden Statuscodes, etwa 408,429,500-599.</translation>
    </message>
    <message>
        <source>One after another for each order key</source>
        <translation>Je Ordnungsschlüssel eine nach der anderen</translation>
    </message>
    <message>
        <source>More: retries, timeout, parallel attempts, order</source>
        <translation>Mehr: Wiederholungen, Frist, gleichzeitige Versuche, Reihenfolge</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>A delivery waits until the one before it of the same order key was delivered or is dead. Without an order key, that of the same source.</source>
        <translation>Eine Zustellung wartet, bis die vor ihr mit demselben Ordnungsschlüssel zugestellt wurde oder tot ist; ohne Ordnungsschlüssel die derselben Quelle.</translation>
    </message>
</context>
<context>
    <name>Signalbox::DestinationsPage</name>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Cannot work</source>
        <translation>Arbeitet nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s)</source>
        <translation>
            <numerusform>%n tote Zustellung</numerusform>
            <numerusform>%n tote Zustellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>No destinations yet</source>
        <translation>Noch keine Ziele</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 zugestellt</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation>keiner seit dem Start</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>%1 since the start</source>
        <translation>%1 seit dem Start</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Tote Zustellungen</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>yes, with %1</source>
        <translation>ja, mit %1</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Neuversuche</translation>
    </message>
    <message numerus="yes">
        <source>up to %n attempt(s), first after %1, then %2 times as long each, at most %3</source>
        <translation>
            <numerusform>höchstens %n Versuch, der erste neue nach %1, dann je %2-mal so lang, höchstens %3</numerusform>
            <numerusform>höchstens %n Versuche, der erste neue nach %1, dann je %2-mal so lang, höchstens %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Retried answers</source>
        <translation>Neu versucht bei</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, vom %2</translation>
    </message>
    <message>
        <source>Address that events are sent to</source>
        <translation>Adresse, an die gesendet wird</translation>
    </message>
    <message>
        <source>A destination is where events go, once a workflow leads to it.</source>
        <translation>Ein Ziel ist, wohin Ereignisse gehen, sobald ein Workflow dorthin führt.</translation>
    </message>
    <message>
        <source>New destination</source>
        <translation>Neues Ziel</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>one after another for each order key</source>
        <translation>je Ordnungsschlüssel eine nach der anderen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
</context>
<context>
    <name>Signalbox::DiagnosisWords</name>
    <message>
        <source>By the secrets that the source has now the request is genuine.</source>
        <translation>Nach den Geheimnissen, die die Quelle jetzt hat, ist die Anfrage echt.</translation>
    </message>
    <message>
        <source>None of the usual mistakes explains it: most likely the secret is another one.</source>
        <translation>Keiner der üblichen Fehler erklärt es: Wahrscheinlich ist es ein anderes Geheimnis.</translation>
    </message>
    <message>
        <source>The signature that the provider sends is not there.</source>
        <translation>Die Signatur, die der Anbieter mitschickt, fehlt.</translation>
    </message>
    <message>
        <source>The signature is right, but its time is too far from the station&apos;s clock.</source>
        <translation>Die Signatur stimmt, aber ihre Zeit ist zu weit von der Uhr der Station entfernt.</translation>
    </message>
    <message>
        <source>The signature is right, but its time is in %1, which the provider file does not say.</source>
        <translation>Die Signatur stimmt, aber ihre Zeit steht in %1, was die Anbieterdatei nicht sagt.</translation>
    </message>
    <message>
        <source>The signature is right by a secret that has expired.</source>
        <translation>Die Signatur stimmt mit einem abgelaufenen Geheimnis.</translation>
    </message>
    <message>
        <source>Secret and sender differ by blanks or a line end around the secret.</source>
        <translation>Quelle und Absender unterscheiden sich durch Leerzeichen oder ein Zeilenende um das Geheimnis.</translation>
    </message>
    <message>
        <source>Secret and sender differ by quotes around the secret.</source>
        <translation>Quelle und Absender unterscheiden sich durch Anführungszeichen um das Geheimnis.</translation>
    </message>
    <message>
        <source>The sender takes the secret in another encoding: as text, hex or base64.</source>
        <translation>Der Absender nimmt das Geheimnis in einer anderen Kodierung: als Text, hex oder base64.</translation>
    </message>
    <message>
        <source>Secret and sender differ by the mark before the secret, such as whsec_.</source>
        <translation>Quelle und Absender unterscheiden sich durch die Marke vor dem Geheimnis, etwa whsec_.</translation>
    </message>
    <message>
        <source>The signature is right, but encoded in %1.</source>
        <translation>Die Signatur stimmt, ist aber in %1 kodiert.</translation>
    </message>
    <message>
        <source>The signature is right, but made with %1.</source>
        <translation>Die Signatur stimmt, ist aber mit %1 gebildet.</translation>
    </message>
    <message>
        <source>The signature is right, but stands there without the provider&apos;s prefix.</source>
        <translation>Die Signatur stimmt, steht aber ohne das Präfix des Anbieters da.</translation>
    </message>
    <message>
        <source>The signature is right, but &quot;%1&quot; stands before it.</source>
        <translation>Die Signatur stimmt, aber davor steht „%1“.</translation>
    </message>
    <message>
        <source>The signature fits the same JSON written in another way.</source>
        <translation>Die Signatur passt zu demselben JSON in anderer Schreibweise.</translation>
    </message>
    <message>
        <source>The signature fits the body with other line ends.</source>
        <translation>Die Signatur passt zum Inhalt mit anderen Zeilenenden.</translation>
    </message>
    <message>
        <source>The signature fits the body in another charset.</source>
        <translation>Die Signatur passt zum Inhalt in einem anderen Zeichensatz.</translation>
    </message>
    <message>
        <source>The sender signs the URL %1, which is not the one checked here.</source>
        <translation>Der Absender signiert die URL %1; geprüft wird hier eine andere.</translation>
    </message>
    <message>
        <source>The request is signed as %1 signs.</source>
        <translation>Die Anfrage ist so signiert, wie %1 signiert.</translation>
    </message>
    <message>
        <source>The source has no secret, so that nothing can be verified.</source>
        <translation>Die Quelle hat kein Geheimnis, also kann nichts geprüft werden.</translation>
    </message>
    <message>
        <source>The credential that came is none of the source&apos;s. Nothing of it is kept but a mark.</source>
        <translation>Der Zugangswert, der kam, ist keiner dieser Quelle. Davon ist nur ein Kennzeichen aufbewahrt.</translation>
    </message>
    <message>
        <source>Only the beginning of the body is kept, and the signature covers all of it.</source>
        <translation>Nur der Anfang des Inhalts ist aufbewahrt, und die Signatur gilt für den ganzen.</translation>
    </message>
    <message>
        <source>Admit it.</source>
        <translation>Lassen Sie sie zu.</translation>
    </message>
    <message>
        <source>Copy the secret from the vendor&apos;s console again.</source>
        <translation>Kopieren Sie das Geheimnis erneut aus der Konsole des Anbieters.</translation>
    </message>
    <message>
        <source>Check that the secret is set at the vendor, and that a proxy passes the header on.</source>
        <translation>Prüfen Sie, ob das Geheimnis beim Anbieter gesetzt ist und ein Proxy den Header weitergibt.</translation>
    </message>
    <message>
        <source>Set both clocks by NTP. Where requests wait on the way, raise the tolerance of the source.</source>
        <translation>Stellen Sie beide Uhren mit NTP. Wo Anfragen unterwegs warten, erhöhen Sie die Toleranz der Quelle.</translation>
    </message>
    <message>
        <source>Give the vendor the new secret, or let the old one live longer.</source>
        <translation>Geben Sie dem Anbieter das neue Geheimnis, oder lassen Sie das alte länger gelten.</translation>
    </message>
    <message>
        <source>Take them out, where the secret is kept.</source>
        <translation>Nehmen Sie sie dort heraus, wo das Geheimnis steht.</translation>
    </message>
    <message>
        <source>Set decode of the secret in the provider file, or give the source the secret as the sender uses it.</source>
        <translation>Setzen Sie decode des Geheimnisses in der Anbieterdatei, oder geben Sie der Quelle das Geheimnis so, wie der Absender es verwendet.</translation>
    </message>
    <message>
        <source>Copy the secret as a whole from the vendor&apos;s console.</source>
        <translation>Kopieren Sie das ganze Geheimnis aus der Konsole des Anbieters.</translation>
    </message>
    <message>
        <source>Say so in the provider file, or let the sender do what stands there.</source>
        <translation>Schreiben Sie es in die Anbieterdatei, oder lassen Sie den Absender tun, was dort steht.</translation>
    </message>
    <message>
        <source>Something between the sender and here changes the body: pass on its bytes as they are.</source>
        <translation>Etwas zwischen Absender und Station ändert den Inhalt: Geben Sie seine Bytes unverändert weiter.</translation>
    </message>
    <message>
        <source>Sign and send the text in UTF-8, and let nothing on the way convert it.</source>
        <translation>Signieren und senden Sie den Text in UTF-8, und lassen Sie ihn unterwegs von nichts umwandeln.</translation>
    </message>
    <message>
        <source>Set public_url of the source to %1.</source>
        <translation>Setzen Sie public_url der Quelle auf %1.</translation>
    </message>
    <message>
        <source>Set the provider of the source, or send this to a source of its own.</source>
        <translation>Stellen Sie den Anbieter der Quelle um, oder senden Sie dies an eine eigene Quelle.</translation>
    </message>
    <message>
        <source>Provide the secret that the station file refers to, and apply the file.</source>
        <translation>Stellen Sie das Geheimnis bereit, auf das die Stationsdatei verweist, und wenden Sie die Datei an.</translation>
    </message>
    <message>
        <source>Keep a whole request and look into it with signalboxctl verify.</source>
        <translation>Bewahren Sie eine ganze Anfrage auf und untersuchen Sie sie mit signalboxctl verify.</translation>
    </message>
</context>
<context>
    <name>Signalbox::DiffList</name>
    <message>
        <source>What is different</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>the order of nodes or edges</source>
        <translation>die Reihenfolge der Knoten oder Kanten</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>the order of groups</source>
        <translation>die Reihenfolge der Gruppen</translation>
    </message>
</context>
<context>
    <name>Signalbox::DiffWords</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Only groups differ: no event goes another way.</source>
        <translation>Nur Gruppen unterscheiden sich: Kein Ereignis geht einen anderen Weg.</translation>
    </message>
</context>
<context>
    <name>Signalbox::DifferencesModel</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Kam</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
</context>
<context>
    <name>Signalbox::DifferencesView</name>
    <message>
        <source>No event goes another way here.</source>
        <translation>Hier geht kein Ereignis einen anderen Weg.</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>By the draft</source>
        <translation>Nach dem Entwurf</translation>
    </message>
    <message>
        <source>Events that go another way</source>
        <translation>Ereignisse, die einen anderen Weg gehen</translation>
    </message>
</context>
<context>
    <name>Signalbox::EdgeActions</name>
    <message>
        <source>Connect %1 to</source>
        <translation>%1 verbinden mit</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>Verbinden mit</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Add after %1</source>
        <translation>Nach %1 hinzufügen</translation>
    </message>
    <message>
        <source>Add after it</source>
        <translation>Danach hinzufügen</translation>
    </message>
    <message>
        <source>Remove an edge</source>
        <translation>Eine Kante entfernen</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2 → %3</source>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>Signalbox::EditorActions</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alles wählen</translation>
    </message>
    <message>
        <source>Arrange the nodes</source>
        <translation>Die Knoten anordnen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Bring into line</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>At the left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Even distances across</source>
        <translation>Gleiche Abstände waagrecht</translation>
    </message>
    <message>
        <source>Even distances down</source>
        <translation>Gleiche Abstände senkrecht</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Show what is chosen</source>
        <translation>Das Gewählte zeigen</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>In a column</source>
        <translation>In einer Spalte</translation>
    </message>
    <message>
        <source>In a row</source>
        <translation>In einer Zeile</translation>
    </message>
</context>
<context>
    <name>Signalbox::EditorBar</name>
    <message>
        <source>Back to what is published</source>
        <translation>Zurück zum Veröffentlichten</translation>
    </message>
    <message>
        <source>Revisions…</source>
        <translation>Revisionen…</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>What is listed under Problems has to be mended first.</source>
        <translation>Was unter Probleme steht, muss zuerst behoben werden.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Revision %1 was published meanwhile</source>
        <translation>Inzwischen wurde Revision %1 veröffentlicht</translation>
    </message>
    <message>
        <source>Edited since revision %1</source>
        <translation>Bearbeitet seit Revision %1</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::ErrorWords</name>
    <message>
        <source>That is not valid.</source>
        <translation>Das ist nicht gültig.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Its present state does not allow that.</source>
        <translation>Der gegenwärtige Zustand erlaubt das nicht.</translation>
    </message>
    <message>
        <source>That is not allowed.</source>
        <translation>Das ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The station is busy. Try again in a moment.</source>
        <translation>Die Station ist beschäftigt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This version cannot do that.</source>
        <translation>Diese Version kann das nicht.</translation>
    </message>
    <message>
        <source>The stored data is damaged.</source>
        <translation>Die gespeicherten Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>That is too large.</source>
        <translation>Das ist zu groß.</translation>
    </message>
    <message>
        <source>That took too long.</source>
        <translation>Das hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>That was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>Lesen oder Schreiben ist gescheitert.</translation>
    </message>
    <message>
        <source>Something went wrong inside Signalbox.</source>
        <translation>In Signalbox ist etwas schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventActions</name>
    <message numerus="yes">
        <source>Replayed: %n delivery(ies) on the way.</source>
        <translation>
            <numerusform>Wiederholt: %n Zustellung ist unterwegs.</numerusform>
            <numerusform>Wiederholt: %n Zustellungen sind unterwegs.</numerusform>
        </translation>
    </message>
    <message>
        <source>The event could not be replayed. %1</source>
        <translation>Das Ereignis konnte nicht wiederholt werden. %1</translation>
    </message>
    <message>
        <source>Redriven: the delivery is back in the queue.</source>
        <translation>Die Zustellung ist wieder in der Warteschlange.</translation>
    </message>
    <message>
        <source>The delivery could not be redriven. %1</source>
        <translation>Die Zustellung konnte nicht neu gestartet werden. %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventDialog</name>
    <message>
        <source>Try with something else in it</source>
        <translation>Mit anderem Inhalt ausprobieren</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The stored event stays as it is, and nothing is sent: only the draft sees this one.</source>
        <translation>Das gespeicherte Ereignis bleibt, wie es ist, und nichts wird gesendet: Nur der Entwurf sieht dieses hier.</translation>
    </message>
    <message>
        <source>The body is JSON.</source>
        <translation>Der Körper ist JSON.</translation>
    </message>
    <message>
        <source>The body is not JSON (at character %1): expressions see it as text.</source>
        <translation>Der Körper ist kein JSON (bei Zeichen %1): Ausdrücke sehen ihn als Text.</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventFacts</name>
    <message>
        <source>Made of</source>
        <translation>Entstanden aus</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>keine genannt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Routed</source>
        <translation>Geleitet</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Came again</source>
        <translation>Kam erneut</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Rejection</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Geantwortet</translation>
    </message>
    <message>
        <source>Known event</source>
        <translation>Bekanntes Ereignis</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Code received</source>
        <translation>Code empfangen</translation>
    </message>
    <message>
        <source>Code expected</source>
        <translation>Code erwartet</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>Zu signieren</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventTableModel</name>
    <message numerus="yes">
        <source>Came again %n time(s) with the same bytes.</source>
        <translation>
            <numerusform>Kam noch %n Mal mit denselben Bytes.</numerusform>
            <numerusform>Kam noch %n Mal mit denselben Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventsBar</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Every cause</source>
        <translation>Jede Ursache</translation>
    </message>
    <message>
        <source>Inspector below or beside the table</source>
        <translation>Inspektor unter oder neben der Tabelle</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Aktualisieren (F5)</translation>
    </message>
    <message>
        <source>Filter: source:…</source>
        <translation>Filter: source:…</translation>
    </message>
    <message>
        <source>Filter: words, source:… type:push* state:failed since:15m</source>
        <translation>Filter: Wörter, source:… type:push* state:failed since:15m</translation>
    </message>
</context>
<context>
    <name>Signalbox::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Rejected requests</source>
        <translation>Abgelehnte Anfragen</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No stored row matches this filter.</source>
        <translation>Keine gespeicherte Zeile passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>Requests with a wrong signature, a wrong form or a conflict would be listed here with their evidence.</source>
        <translation>Hier stünden Anfragen mit falscher Signatur, falscher Form oder einem Konflikt, mit ihrem Beleg.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Events appear here as soon as a source receives them.</source>
        <translation>Ereignisse erscheinen hier, sobald eine Quelle sie empfängt.</translation>
    </message>
    <message>
        <source>Events appear here as soon as a vendor calls one of the addresses on the page Sources, below %1.</source>
        <translation>Ereignisse erscheinen hier, sobald ein Anbieter eine der Adressen auf der Seite Quellen aufruft, unter %1.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n rows are listed. Narrow the filter to see older ones.</source>
        <translation>
            <numerusform>Die neueste Zeile ist aufgeführt. Engen Sie den Filter ein, um ältere zu sehen.</numerusform>
            <numerusform>Die neuesten %n Zeilen sind aufgeführt. Engen Sie den Filter ein, um ältere zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>No row matches so far. Older rows are being looked at.</source>
        <translation>Bisher passt keine Zeile. Ältere Zeilen werden durchgesehen.</translation>
    </message>
</context>
<context>
    <name>Signalbox::ExpressionField</name>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
</context>
<context>
    <name>Signalbox::FactsView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>Signalbox::FeedView</name>
    <message numerus="yes">
        <source>more than %n new</source>
        <translation>
            <numerusform>mehr als %n neue</numerusform>
            <numerusform>mehr als %n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>%n neue Zeile zeigen</numerusform>
            <numerusform>%n neue Zeilen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::FieldPicker</name>
    <message>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message>
        <source>Fields of the sample event</source>
        <translation>Felder des Beispielereignisses</translation>
    </message>
</context>
<context>
    <name>Signalbox::FilterEditor</name>
    <message>
        <source>Events pass when this holds</source>
        <translation>Ereignisse gehen weiter, wenn dies gilt</translation>
    </message>
</context>
<context>
    <name>Signalbox::FindBar</name>
    <message>
        <source>Find in the workflow</source>
        <translation>Im Workflow suchen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::FirstRunPage</name>
    <message>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Open a station file…</source>
        <translation>Stationsdatei öffnen …</translation>
    </message>
    <message>
        <source>Webhooks in, watched, and on their way</source>
        <translation>Webhooks empfangen, beobachten und weiterleiten</translation>
    </message>
    <message>
        <source>Signalbox receives webhooks, stores each one before it answers, sends them on by rules that you can read, and shows what became of every one.</source>
        <translation>Signalbox empfängt Webhooks, speichert jeden, bevor es antwortet, leitet sie nach lesbaren Regeln weiter und zeigt, was aus jedem geworden ist.</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>Ansehen, wie es arbeitet</translation>
    </message>
    <message>
        <source>Real signed requests over loopback, a workflow, and a destination that fails now and then. It uses a store of its own.</source>
        <translation>Echte signierte Anfragen auf diesem Rechner, ein Workflow und ein Ziel, das manchmal versagt. Mit eigenem Speicher.</translation>
    </message>
    <message>
        <source>Begin with your own</source>
        <translation>Mit Eigenem beginnen</translation>
    </message>
    <message>
        <source>A station file names your sources, destinations and workflows. Nothing starts before it is valid.</source>
        <translation>Eine Stationsdatei nennt Ihre Quellen, Ziele und Workflows. Nichts startet, bevor sie gültig ist.</translation>
    </message>
    <message>
        <source>Open a station file</source>
        <translation>Stationsdatei öffnen</translation>
    </message>
    <message>
        <source>Station files (*.yaml *.yml)</source>
        <translation>Stationsdateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a provider…</source>
        <translation>Anbieter wählen…</translation>
    </message>
    <message>
        <source>Say whom the requests come from and get the address to give them. More than a hundred senders are known.</source>
        <translation>Sagen, von wem die Anfragen kommen, und die Adresse für ihn bekommen. Über hundert Absender sind bekannt.</translation>
    </message>
    <message>
        <source>Bring a station file</source>
        <translation>Eine Stationsdatei mitbringen</translation>
    </message>
</context>
<context>
    <name>Signalbox::GroupActions</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Put into %1</source>
        <translation>In %1 aufnehmen</translation>
    </message>
    <message>
        <source>Take out of the group</source>
        <translation>Aus der Gruppe herausnehmen</translation>
    </message>
    <message>
        <source>Put into the group</source>
        <translation>In die Gruppe aufnehmen</translation>
    </message>
</context>
<context>
    <name>Signalbox::GroupPanel</name>
    <message>
        <source>Dissolve the group</source>
        <translation>Die Gruppe auflösen</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>Colour of the group</source>
        <translation>Farbe der Gruppe</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Nodes of the group</source>
        <translation>Knoten der Gruppe</translation>
    </message>
    <message>
        <source>Its nodes stay.</source>
        <translation>Ihre Knoten bleiben.</translation>
    </message>
    <message>
        <source>Dissolve %1</source>
        <translation>%1 auflösen</translation>
    </message>
    <message>
        <source>A frame for nodes that belong together. No event goes another way for it.</source>
        <translation>Ein Rahmen für Knoten, die zusammengehören. Kein Ereignis geht deswegen einen anderen Weg.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>%1 (in %2)</source>
        <translation>%1 (in %2)</translation>
    </message>
    <message>
        <source>Put %1 into %2</source>
        <translation>%1 in %2 aufnehmen</translation>
    </message>
    <message>
        <source>Take %1 out of %2</source>
        <translation>%1 aus %2 herausnehmen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>A group has a name.</source>
        <translation>Eine Gruppe hat einen Namen.</translation>
    </message>
    <message>
        <source>Another group is called %1.</source>
        <translation>Eine andere Gruppe heißt schon %1.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
</context>
<context>
    <name>Signalbox::HeadersTab</name>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
</context>
<context>
    <name>Signalbox::HeadersTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Signalbox::HeldDialog</name>
    <message>
        <source>&amp;Let them go on now</source>
        <translation>Jetzt &amp;weitergehen lassen</translation>
    </message>
    <message>
        <source>&amp;End them</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Delete workflow %1</source>
        <translation>Workflow %1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Nodes of %1 hold %n event(s)</source>
        <translation>
            <numerusform>Knoten von %1 halten %n Ereignis fest</numerusform>
            <numerusform>Knoten von %1 halten %n Ereignisse fest</numerusform>
        </translation>
    </message>
    <message>
        <source>Each leaves its node at once and goes through the nodes behind it, as if its time had come. Destinations get them now.</source>
        <translation>Jedes verlässt sofort seinen Knoten und geht durch die Knoten dahinter, als wäre seine Zeit gekommen. Die Ziele bekommen sie jetzt.</translation>
    </message>
    <message>
        <source>Each ends where it is, and its trace says so. They stay in the store and can be replayed.</source>
        <translation>Jedes endet, wo es ist, und seine Spur sagt es. Sie bleiben im Speicher und können wiederholt werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Signalbox::HelpDialog</name>
    <message>
        <source>Go to a page</source>
        <translation>Zu einer Seite gehen</translation>
    </message>
    <message>
        <source>Find a page, an action, or an event by its id</source>
        <translation>Eine Seite, eine Aktion oder ein Ereignis nach seiner Kennung suchen</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Move in the table; the inspector keeps its tab</source>
        <translation>In der Tabelle gehen; der Inspektor behält sein Blatt</translation>
    </message>
    <message>
        <source>Back to the newest rows</source>
        <translation>Zurück zu den neuesten Zeilen</translation>
    </message>
    <message>
        <source>Go to a tab of the inspector</source>
        <translation>Zu einem Blatt des Inspektors gehen</translation>
    </message>
    <message>
        <source>Replay the chosen event</source>
        <translation>Gewähltes Ereignis wiederholen</translation>
    </message>
    <message>
        <source>Collapse or expand the page list</source>
        <translation>Seitenliste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Diese Hilfe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Signalbox %1. Free software under the GNU General Public License, version 3 or later. Icons: Lucide, ISC licence.</source>
        <translation>Signalbox %1. Freie Software unter der GNU General Public License, Version 3 oder neuer. Symbole: Lucide, ISC-Lizenz.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Undo, redo on Sources and Destinations</source>
        <translation>Rückgängig, wiederherstellen bei Quellen und Zielen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Below a workflow</source>
        <translation>Unter einem Workflow</translation>
    </message>
    <message>
        <source>Problems, try it, backtest, shadow</source>
        <translation>Probleme, Ausprobieren, Backtest, Schattenlauf</translation>
    </message>
    <message>
        <source>Try the chosen events</source>
        <translation>Die gewählten Ereignisse ausprobieren</translation>
    </message>
    <message>
        <source>Next step, step back</source>
        <translation>Nächster Schritt, Schritt zurück</translation>
    </message>
    <message>
        <source>Go on to the next breakpoint</source>
        <translation>Weiter bis zum nächsten Haltepunkt</translation>
    </message>
    <message>
        <source>Stop a trial at the chosen nodes, or no more</source>
        <translation>Einen Versuch an den gewählten Knoten anhalten, oder nicht mehr</translation>
    </message>
    <message>
        <source>On the canvas of a workflow</source>
        <translation>Auf der Zeichenfläche eines Workflows</translation>
    </message>
    <message>
        <source>Find a kind of node; Enter adds it</source>
        <translation>Eine Art von Knoten finden; Enter fügt ihn hinzu</translation>
    </message>
    <message>
        <source>Go from node to node and to the groups</source>
        <translation>Von Knoten zu Knoten und zu den Gruppen gehen</translation>
    </message>
    <message>
        <source>Choose all nodes</source>
        <translation>Alle Knoten wählen</translation>
    </message>
    <message>
        <source>Go on without choosing, choose it besides</source>
        <translation>Weitergehen, ohne zu wählen; dazu wählen</translation>
    </message>
    <message>
        <source>Move what is chosen; with Shift eight steps at once</source>
        <translation>Verschieben, was gewählt ist; mit Umschalt acht Schritte auf einmal</translation>
    </message>
    <message>
        <source>Edit what is chosen</source>
        <translation>Bearbeiten, was gewählt ist</translation>
    </message>
    <message>
        <source>What can be done with it: connect, bring into line</source>
        <translation>Was man damit tun kann: verbinden, ausrichten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cut, copy, paste</source>
        <translation>Ausschneiden, kopieren, einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Rückgängig, wiederherstellen</translation>
    </message>
    <message>
        <source>Make a group of what is chosen, dissolve it</source>
        <translation>Was gewählt ist, gruppieren, die Gruppe auflösen</translation>
    </message>
    <message>
        <source>Arrange all nodes</source>
        <translation>Alle Knoten anordnen</translation>
    </message>
    <message>
        <source>Find what stands in a node</source>
        <translation>Finden, was in einem Knoten steht</translation>
    </message>
    <message>
        <source>Zoom, show everything</source>
        <translation>Maßstab, alles zeigen</translation>
    </message>
    <message>
        <source>Show what is chosen, as large as it goes</source>
        <translation>Zeigen, was gewählt ist, so groß es geht</translation>
    </message>
    <message>
        <source>Show or hide the overview</source>
        <translation>Die Übersicht zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>In the overview of a workflow</source>
        <translation>In der Übersicht eines Workflows</translation>
    </message>
    <message>
        <source>See another part; with Shift a whole window at once</source>
        <translation>Einen anderen Teil sehen; mit Umschalt ein ganzes Fenster auf einmal</translation>
    </message>
    <message>
        <source>Show everything, zoom</source>
        <translation>Alles zeigen, Maßstab</translation>
    </message>
    <message>
        <source>Back to the canvas</source>
        <translation>Zurück zur Zeichenfläche</translation>
    </message>
    <message>
        <source>In conditions and expressions</source>
        <translation>In Bedingungen und Ausdrücken</translation>
    </message>
    <message>
        <source>Move a row</source>
        <translation>Eine Zeile verschieben</translation>
    </message>
    <message>
        <source>Put a row into a group of its own</source>
        <translation>Eine Zeile in eine eigene Gruppe setzen</translation>
    </message>
    <message>
        <source>Remove a row</source>
        <translation>Eine Zeile entfernen</translation>
    </message>
    <message>
        <source>Complete an expression</source>
        <translation>Einen Ausdruck vervollständigen</translation>
    </message>
    <message>
        <source>Go to the next part of the page, or the one before</source>
        <translation>Zum nächsten Teil der Seite gehen, oder zum vorigen</translation>
    </message>
</context>
<context>
    <name>Signalbox::Hues</name>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Blaugrün</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
</context>
<context>
    <name>Signalbox::Inspector</name>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose a row to see what arrived, why it went where it went, and how each delivery ended.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was ankam, warum es seinen Weg nahm und wie jede Zustellung endete.</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message>
        <source>The body was saved as %1.</source>
        <translation>Der Inhalt wurde als %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>Signalbox::InspectorHeader</name>
    <message>
        <source>Copy the event&apos;s id</source>
        <translation>Kennung des Ereignisses kopieren</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Wiederholen …</translation>
    </message>
    <message>
        <source>Redrive</source>
        <translation>Neu zustellen</translation>
    </message>
    <message>
        <source>Send this event again (Ctrl+R)</source>
        <translation>Dieses Ereignis noch einmal senden (Strg+R)</translation>
    </message>
    <message>
        <source>Put the dead letters of this event back into the queue</source>
        <translation>Die toten Zustellungen dieses Ereignisses wieder in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Event without a type</source>
        <translation>Ereignis ohne Art</translation>
    </message>
</context>
<context>
    <name>Signalbox::JsonEditor</name>
    <message>
        <source>The node as JSON</source>
        <translation>Der Knoten als JSON</translation>
    </message>
    <message>
        <source>This is not JSON at character %1: %2</source>
        <translation>Das ist beim Zeichen %1 kein JSON: %2</translation>
    </message>
    <message>
        <source>The kind of a node stays what it is.</source>
        <translation>Die Art eines Knotens bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>Signalbox::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n Feld }</numerusform>
            <numerusform>{ %n Felder }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n item(s) ]</source>
        <translation>
            <numerusform>[ %n Element ]</numerusform>
            <numerusform>[ %n Elemente ]</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Signalbox::KpiTile</name>
    <message>
        <source>Trend of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::LiveMarks</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), p95 %1</source>
        <translation>
            <numerusform>%n Ereignis, p95 %1</numerusform>
            <numerusform>%n Ereignisse, p95 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(s) wait</source>
        <translation>
            <numerusform>%n Zustellung wartet</numerusform>
            <numerusform>%n Zustellungen warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::LowerPanel</name>
    <message>
        <source>Close the lower part</source>
        <translation>Den unteren Teil schließen</translation>
    </message>
    <message>
        <source>Open the lower part</source>
        <translation>Den unteren Teil öffnen</translation>
    </message>
</context>
<context>
    <name>Signalbox::MainWindow</name>
    <message>
        <source>Signalbox – Demo</source>
        <translation>Signalbox – Demo</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>This station has a store of its own; its traffic is real, but comes from Signalbox itself.</source>
        <translation>Diese Station hat einen eigenen Speicher; ihre Anfragen sind echt, kommen aber von Signalbox selbst.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Signalbox::MapEditor</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Expression of the new body</source>
        <translation>Ausdruck des neuen Körpers</translation>
    </message>
    <message>
        <source>Template of the new body</source>
        <translation>Vorlage des neuen Körpers</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>The new body, by</source>
        <translation>Der neue Körper, durch</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value of the chosen field</source>
        <translation>Wert des gewählten Feldes</translation>
    </message>
    <message>
        <source>An expression that gives the new body</source>
        <translation>Ein Ausdruck, der den neuen Körper ergibt</translation>
    </message>
    <message>
        <source>Text with expressions in double braces</source>
        <translation>Text mit Ausdrücken in doppelten geschweiften Klammern</translation>
    </message>
    <message>
        <source>Order {{body.id}}</source>
        <translation>Bestellung {{body.id}}</translation>
    </message>
    <message>
        <source>POST, as usual</source>
        <translation>POST, wie üblich</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>Signalbox::MessageBar</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Signalbox::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole workflow. Arrows move the part that is seen.</source>
        <translation>Der ganze Workflow. Pfeile verschieben den Ausschnitt, der zu sehen ist.</translation>
    </message>
</context>
<context>
    <name>Signalbox::MonitorPage</name>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Arrivals/s</source>
        <translation>Ankünfte/s</translation>
    </message>
    <message>
        <source>Requests to sources per second, over the last 5 s</source>
        <translation>Anfragen an Quellen je Sekunde, über die letzten 5 s</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Share of the requests in this range that were accepted, or known already</source>
        <translation>Anteil der Anfragen in diesem Zeitraum, die angenommen wurden oder schon bekannt waren</translation>
    </message>
    <message>
        <source>p95 end to end</source>
        <translation>p95 von Anfang bis Ende</translation>
    </message>
    <message>
        <source>19 of 20 events of the last minute were delivered within this time</source>
        <translation>19 von 20 Ereignissen der letzten Minute wurden in dieser Zeit zugestellt</translation>
    </message>
    <message>
        <source>Retries/min</source>
        <translation>Neuversuche/min</translation>
    </message>
    <message>
        <source>Attempts of the last minute that were not the first</source>
        <translation>Versuche der letzten Minute, die nicht die ersten waren</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Tote Zustellungen</translation>
    </message>
    <message>
        <source>Deliveries that have no attempts left</source>
        <translation>Zustellungen, die keine Versuche mehr haben</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Deliveries that wait or are being retried</source>
        <translation>Zustellungen, die warten oder neu versucht werden</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>Ankünfte</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>je Sekunde</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>ms from received to delivered</source>
        <translation>ms vom Empfang bis zur Zustellung</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Neuversuche</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Signalbox::NewWorkflowDialog</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>Neuer Workflow</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>A canvas to draw on.</source>
        <translation>Eine Fläche zum Zeichnen.</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Small letters, digits, - and _.</source>
        <translation>Kleinbuchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Its secret</source>
        <translation>Ihr Geheimnis</translation>
    </message>
    <message>
        <source>From the vendor&apos;s console. To try it, make one up.</source>
        <translation>Aus der Konsole des Anbieters. Zum Ausprobieren eines ausdenken.</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Seine Adresse</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Expected 1 to 64 small letters, digits, - and _.</source>
        <translation>Erwartet werden 1 bis 64 Kleinbuchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>There is a workflow %1 already.</source>
        <translation>Einen Workflow %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Type the vendor&apos;s secret, or make one up to try it.</source>
        <translation>Das Geheimnis des Anbieters eintippen, oder zum Ausprobieren eines ausdenken.</translation>
    </message>
</context>
<context>
    <name>Signalbox::NodePanel</name>
    <message>
        <source>No node is chosen</source>
        <translation>Kein Knoten ist gewählt</translation>
    </message>
    <message>
        <source>Choose a node to see and change what it does.</source>
        <translation>Wählen Sie einen Knoten, um zu sehen und zu ändern, was er tut.</translation>
    </message>
    <message>
        <source>Name of the node</source>
        <translation>Name des Knotens</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Another node is called %1.</source>
        <translation>Ein anderer Knoten heißt schon %1.</translation>
    </message>
    <message>
        <source>A node has a name.</source>
        <translation>Ein Knoten hat einen Namen.</translation>
    </message>
    <message>
        <source>A node&apos;s name has letters from A to Z, digits, _ and -, and no blanks.</source>
        <translation>Der Name eines Knotens hat Buchstaben von A bis Z, Ziffern, _ und -, und keine Leerzeichen.</translation>
    </message>
</context>
<context>
    <name>Signalbox::NodeWords</name>
    <message>
        <source>%1 events or %2</source>
        <translation>%1 Ereignisse oder %2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where events of the chosen sources enter.</source>
        <translation>Wo Ereignisse der gewählten Quellen eintreten.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Passes the events that match a condition; the others leave by &quot;else&quot;.</source>
        <translation>Lässt Ereignisse durch, auf die eine Bedingung zutrifft; die anderen gehen bei „sonst“ hinaus.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Weiche</translation>
    </message>
    <message>
        <source>The first case that holds decides the way.</source>
        <translation>Der erste Fall, der gilt, entscheidet den Weg.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Abbilden</translation>
    </message>
    <message>
        <source>Makes a new body of the event.</source>
        <translation>Macht aus dem Ereignis einen neuen Körper.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Keeps the events of a key in their order.</source>
        <translation>Hält die Ereignisse eines Schlüssels in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>Deduplicate</source>
        <translation>Doppeltes aussondern</translation>
    </message>
    <message>
        <source>Of the events with the same key only the first passes.</source>
        <translation>Von Ereignissen mit demselben Schlüssel geht nur das erste weiter.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögern</translation>
    </message>
    <message>
        <source>Lets events go on later.</source>
        <translation>Lässt Ereignisse später weitergehen.</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drosseln</translation>
    </message>
    <message>
        <source>Lets so many pass in a while; the others wait.</source>
        <translation>Lässt so viele in einer Zeit durch; die anderen warten.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Bündeln</translation>
    </message>
    <message>
        <source>Joins several events to one.</source>
        <translation>Fügt mehrere Ereignisse zu einem zusammen.</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Delivers the event.</source>
        <translation>Stellt das Ereignis zu.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ends here, with a reason.</source>
        <translation>Endet hier, mit einem Grund.</translation>
    </message>
    <message>
        <source>out</source>
        <translation>hinaus</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>zutreffend</translation>
    </message>
    <message>
        <source>else</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>andernfalls</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Makes a new body with JavaScript.</source>
        <translation>Macht mit JavaScript einen neuen Körper.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>Signalbox::ObjectBar</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Makes it yours; the station file can no longer define it.</source>
        <translation>Macht es zu Ihrem; die Stationsdatei kann es nicht mehr festlegen.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts wiederherzustellen</translation>
    </message>
</context>
<context>
    <name>Signalbox::ObjectEdits</name>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>destination %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>%1 enabled</source>
        <translation>%1 eingeschaltet</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <translation>%1 abgeschaltet</translation>
    </message>
    <message>
        <source>%1 can be edited now. The station file can no longer define it: take it out there.</source>
        <translation>%1 lässt sich jetzt bearbeiten. Die Stationsdatei kann es nicht mehr festlegen: nehmen Sie es dort heraus.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete %1? What went through it stays. A secret that the station keeps for it is forgotten.</source>
        <translation>%1 löschen? Was hindurchging, bleibt. Ein Geheimnis, das die Station dafür aufbewahrt, wird vergessen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 is deleted. Ctrl+Z brings it back, without its secrets.</source>
        <translation>%1 ist gelöscht. Strg+Z holt es zurück, ohne seine Geheimnisse.</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 made</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gesichert.</translation>
    </message>
    <message>
        <source>%1 is saved, but: %2</source>
        <translation>%1 ist gesichert, aber: %2</translation>
    </message>
    <message>
        <source>Something else was changed since. Ctrl+Z on the page %1 takes it back, step by step.</source>
        <translation>Seitdem wurde noch etwas geändert. Strg+Z auf der Seite %1 nimmt es Schritt für Schritt zurück.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
</context>
<context>
    <name>Signalbox::ObjectionWords</name>
    <message>
        <source>syntax error</source>
        <translation>Fehler im Aufbau</translation>
    </message>
    <message>
        <source>there is no expression</source>
        <translation>es steht kein Ausdruck da</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>expected a value</source>
        <translation>erwartet wird ein Wert</translation>
    </message>
    <message>
        <source>expected a value, not an expression</source>
        <translation>erwartet wird ein Wert, kein Ausdruck</translation>
    </message>
    <message>
        <source>expected &amp;, an expression for each element</source>
        <translation>erwartet wird &amp;, ein Ausdruck für jedes Element</translation>
    </message>
    <message>
        <source>expected an operator or the end</source>
        <translation>erwartet wird ein Operator oder das Ende</translation>
    </message>
    <message>
        <source>expected an index, a slice, * or ?</source>
        <translation>erwartet wird ein Index, ein Ausschnitt, * oder ?</translation>
    </message>
    <message>
        <source>expected a name, *, [ or {</source>
        <translation>erwartet wird ein Name, *, [ oder {</translation>
    </message>
    <message>
        <source>expected a member&apos;s name</source>
        <translation>erwartet wird der Name eines Mitglieds</translation>
    </message>
    <message>
        <source>expected text in quotation marks</source>
        <translation>erwartet wird ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>a slice cannot step by zero</source>
        <translation>ein Ausschnitt kann nicht um null weitergehen</translation>
    </message>
    <message>
        <source>a minus sign without a number</source>
        <translation>ein Minuszeichen ohne Zahl</translation>
    </message>
    <message>
        <source>the index is too large</source>
        <translation>der Index ist zu groß</translation>
    </message>
    <message>
        <source>a character that no expression has here</source>
        <translation>ein Zeichen, das hier kein Ausdruck hat</translation>
    </message>
    <message>
        <source>a name in quotation marks is no function</source>
        <translation>ein Name in Anführungszeichen ist keine Funktion</translation>
    </message>
    <message>
        <source>the name in quotation marks is not a JSON string</source>
        <translation>der Name in Anführungszeichen ist kein JSON-Text</translation>
    </message>
    <message>
        <source>a decimal in a literal can have 15 digits at most</source>
        <translation>eine Dezimalzahl in einem Literal kann höchstens 15 Stellen haben</translation>
    </message>
    <message>
        <source>only printable ASCII can stand here</source>
        <translation>hier kann nur druckbares ASCII stehen</translation>
    </message>
    <message>
        <source>not a header&apos;s name</source>
        <translation>kein Name einer Kopfzeile</translation>
    </message>
    <message>
        <source>the transport sets this header</source>
        <translation>der Transport setzt diese Kopfzeile</translation>
    </message>
    <message>
        <source>Signalbox sets this header</source>
        <translation>Signalbox setzt diese Kopfzeile</translation>
    </message>
    <message>
        <source>a credential does not belong into a workflow</source>
        <translation>ein Geheimnis gehört nicht in einen Workflow</translation>
    </message>
    <message>
        <source>content_type says this</source>
        <translation>content_type sagt das</translation>
    </message>
    <message>
        <source>the header is there twice</source>
        <translation>die Kopfzeile ist zweimal da</translation>
    </message>
    <message>
        <source>there is no function %1</source>
        <translation>es gibt keine Funktion %1</translation>
    </message>
    <message>
        <source>the closing %1 is missing</source>
        <translation>das schließende %1 fehlt</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <translation>länger als %1 Bytes</translation>
    </message>
    <message>
        <source>the literal is not JSON: %1</source>
        <translation>das Literal ist kein JSON: %1</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet wird %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::OpeningWindow</name>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Opening the store…</source>
        <translation>Der Speicher wird geöffnet …</translation>
    </message>
    <message>
        <source>A store of an earlier version is brought up to date first. With a large one that may take minutes. Quitting does no harm: the next start goes on with it.</source>
        <translation>Ein Speicher einer früheren Version wird erst auf den neuen Stand gebracht. Bei einem großen kann das Minuten dauern. Beenden schadet nicht: der nächste Start macht damit weiter.</translation>
    </message>
    <message>
        <source>Applying the station file…</source>
        <translation>Die Stationsdatei wird angewandt …</translation>
    </message>
    <message>
        <source>Nothing is received or sent before that is done.</source>
        <translation>Vorher wird nichts empfangen und nichts gesendet.</translation>
    </message>
    <message>
        <source>Quitting…</source>
        <translation>Wird beendet …</translation>
    </message>
    <message>
        <source>What has begun is brought to a clean end.</source>
        <translation>Was begonnen hat, wird sauber zu Ende gebracht.</translation>
    </message>
</context>
<context>
    <name>Signalbox::OrderEditor</name>
    <message>
        <source>Which events form a row</source>
        <translation>Welche Ereignisse eine Reihe bilden</translation>
    </message>
    <message>
        <source>An expression; empty: the source&apos;s order key</source>
        <translation>Ein Ausdruck; leer: der Ordnungsschlüssel der Quelle</translation>
    </message>
    <message>
        <source>Where in the row an event stands</source>
        <translation>Wo in der Reihe ein Ereignis steht</translation>
    </message>
    <message>
        <source>An expression; empty: the source&apos;s position</source>
        <translation>Ein Ausdruck; leer: die Position der Quelle</translation>
    </message>
    <message>
        <source>Whole numbers</source>
        <translation>Ganze Zahlen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
</context>
<context>
    <name>Signalbox::OutageWords</name>
    <message numerus="yes">
        <source>%n gaps, %1 in all: nothing was received, last until %2</source>
        <translation>
            <numerusform>%n Lücke, zusammen %1: nichts wurde empfangen, zuletzt bis %2</numerusform>
            <numerusform>%n Lücken, zusammen %1: nichts wurde empfangen, zuletzt bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Not running for %1, until %2</source>
        <translation>%1 lang nicht in Betrieb, bis %2</translation>
    </message>
    <message>
        <source>Ended without notice: not running for up to %1, until %2</source>
        <translation>Unerwartet beendet: bis zu %1 lang nicht in Betrieb, bis %2</translation>
    </message>
    <message>
        <source>This computer slept for %1, until %2</source>
        <translation>Dieser Rechner schlief %1 lang, bis %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::OutcomeWords</name>
    <message>
        <source>fails at %1</source>
        <translation>versagt bei %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht genommen</translation>
    </message>
    <message>
        <source>ends at %1</source>
        <translation>endet bei %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::OwnerWords</name>
    <message>
        <source>Owned by the station file %1: change it there.</source>
        <translation>Gehört zur Stationsdatei %1: dort ändern.</translation>
    </message>
    <message>
        <source>Made in the window</source>
        <translation>Im Fenster angelegt</translation>
    </message>
</context>
<context>
    <name>Signalbox::PairTable</name>
    <message>
        <source>Remove the row</source>
        <translation>Die Zeile entfernen</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>Die Zeile nach oben</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>Die Zeile nach unten</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Eine Zeile hinzufügen</translation>
    </message>
</context>
<context>
    <name>Signalbox::Palette</name>
    <message>
        <source>Add a node</source>
        <translation>Einen Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Find a kind of node</source>
        <translation>Eine Art von Knoten finden</translation>
    </message>
    <message>
        <source>Kinds of nodes</source>
        <translation>Arten von Knoten</translation>
    </message>
    <message>
        <source>Nothing can be added</source>
        <translation>Nichts kann hinzugefügt werden</translation>
    </message>
</context>
<context>
    <name>Signalbox::ProblemFix</name>
    <message>
        <source>Add a stop there</source>
        <translation>Dort ein Ende anfügen</translation>
    </message>
    <message>
        <source>Remove one edge</source>
        <translation>Eine Kante entfernen</translation>
    </message>
    <message>
        <source>New source…</source>
        <translation>Neue Quelle…</translation>
    </message>
    <message>
        <source>New destination…</source>
        <translation>Neues Ziel…</translation>
    </message>
</context>
<context>
    <name>Signalbox::ProblemWords</name>
    <message>
        <source>The workflow has more nodes than one may have.</source>
        <translation>Der Workflow hat mehr Knoten, als einer haben darf.</translation>
    </message>
    <message>
        <source>A node&apos;s name has 1 to 64 letters from A to Z, digits, _ and -.</source>
        <translation>Der Name eines Knotens hat 1 bis 64 Buchstaben von A bis Z, Ziffern, _ und -.</translation>
    </message>
    <message>
        <source>Two nodes have the same name.</source>
        <translation>Zwei Knoten haben denselben Namen.</translation>
    </message>
    <message>
        <source>There is no source node, so that no event enters.</source>
        <translation>Es gibt keinen Quellknoten, also kommt kein Ereignis herein.</translation>
    </message>
    <message>
        <source>No source is named.</source>
        <translation>Keine Quelle ist genannt.</translation>
    </message>
    <message>
        <source>There is no source &quot;%1&quot;.</source>
        <translation>Es gibt keine Quelle „%1“.</translation>
    </message>
    <message>
        <source>No destination is chosen.</source>
        <translation>Kein Ziel ist gewählt.</translation>
    </message>
    <message>
        <source>There is no destination &quot;%1&quot;.</source>
        <translation>Es gibt kein Ziel „%1“.</translation>
    </message>
    <message>
        <source>The script cannot run (%1).</source>
        <translation>Das Skript kann nicht laufen (%1).</translation>
    </message>
    <message>
        <source>The switch has no case.</source>
        <translation>Die Weiche hat keinen Fall.</translation>
    </message>
    <message>
        <source>A case&apos;s name has 1 to 64 letters from A to Z, digits, _ and -.</source>
        <translation>Der Name eines Falls hat 1 bis 64 Buchstaben von A bis Z, Ziffern, _ und -.</translation>
    </message>
    <message>
        <source>There is a port &quot;%1&quot; already.</source>
        <translation>Es gibt schon einen Ausgang „%1“.</translation>
    </message>
    <message>
        <source>There is no node &quot;%1&quot;.</source>
        <translation>Es gibt keinen Knoten „%1“.</translation>
    </message>
    <message>
        <source>The node has no port &quot;%1&quot;.</source>
        <translation>Der Knoten hat keinen Ausgang „%1“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a source: nothing leads into it.</source>
        <translation>„%1“ ist eine Quelle: Nichts führt hinein.</translation>
    </message>
    <message>
        <source>The same edge is there twice.</source>
        <translation>Dieselbe Kante ist zweimal da.</translation>
    </message>
    <message>
        <source>An event would go round in a circle.</source>
        <translation>Ein Ereignis liefe im Kreis.</translation>
    </message>
    <message>
        <source>Nothing leads here.</source>
        <translation>Nichts führt hierher.</translation>
    </message>
    <message>
        <source>Nothing follows the port &quot;%1&quot;.</source>
        <translation>Auf den Ausgang „%1“ folgt nichts.</translation>
    </message>
    <message>
        <source>No way from a source leads here.</source>
        <translation>Kein Weg von einer Quelle führt hierher.</translation>
    </message>
    <message>
        <source>There is neither a destination nor a stop.</source>
        <translation>Es gibt weder ein Ziel noch ein Ende.</translation>
    </message>
    <message>
        <source>Without a key nothing is a duplicate.</source>
        <translation>Ohne Schlüssel ist nichts ein Duplikat.</translation>
    </message>
    <message>
        <source>It goes by the order key of the source, and its sources have different ones. Say a key here.</source>
        <translation>Er richtet sich nach dem Ordnungsschlüssel der Quelle, und seine Quellen haben verschiedene. Geben Sie hier einen Schlüssel an.</translation>
    </message>
    <message>
        <source>It reads %1, which its sources send in different ways. Ask for the source before.</source>
        <translation>Er liest %1, das seine Quellen verschieden senden. Fragen Sie vorher nach der Quelle.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in a group already.</source>
        <translation>„%1“ ist schon in einer Gruppe.</translation>
    </message>
    <message>
        <source>The expression cannot be read.</source>
        <translation>Der Ausdruck lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The expression cannot be read from character %1 on.</source>
        <translation>Der Ausdruck lässt sich ab Zeichen %1 nicht lesen.</translation>
    </message>
    <message>
        <source>The expression cannot be read from character %1 on (%2).</source>
        <translation>Der Ausdruck lässt sich ab Zeichen %1 nicht lesen (%2).</translation>
    </message>
    <message>
        <source>Only one of fields, expression and template makes the body.</source>
        <translation>Nur eines von Feldern, Ausdruck und Vorlage macht den Körper.</translation>
    </message>
    <message>
        <source>A content type has only printable ASCII.</source>
        <translation>Ein Inhaltstyp hat nur druckbares ASCII.</translation>
    </message>
    <message>
        <source>A path begins with /.</source>
        <translation>Ein Pfad beginnt mit /.</translation>
    </message>
    <message>
        <source>A method is POST, PUT, PATCH or DELETE.</source>
        <translation>Eine Methode ist POST, PUT, PATCH oder DELETE.</translation>
    </message>
    <message>
        <source>These are more headers than a map may set.</source>
        <translation>Das sind mehr Kopfzeilen, als ein Knoten setzen darf.</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; cannot be set here (%2).</source>
        <translation>Die Kopfzeile „%1“ lässt sich hier nicht setzen (%2).</translation>
    </message>
    <message>
        <source>A field is names joined by points, and no other field has the same.</source>
        <translation>Ein Feld ist aus Namen mit Punkten dazwischen, und kein anderes ist gleich.</translation>
    </message>
    <message>
        <source>An event waits at most 30 days.</source>
        <translation>Ein Ereignis wartet höchstens 30 Tage.</translation>
    </message>
    <message>
        <source>The window is more than nothing, and at most 366 days.</source>
        <translation>Das Fenster ist mehr als nichts und höchstens 366 Tage.</translation>
    </message>
    <message>
        <source>The delay is more than nothing, and at most 366 days.</source>
        <translation>Die Verzögerung ist mehr als nichts und höchstens 366 Tage.</translation>
    </message>
    <message>
        <source>An event waits either for a time or until one.</source>
        <translation>Ein Ereignis wartet entweder für eine Zeit oder bis zu einer Zeit.</translation>
    </message>
    <message>
        <source>At least one event passes in a time.</source>
        <translation>Mindestens ein Ereignis geht in einer Zeit durch.</translation>
    </message>
    <message>
        <source>The first one waits for more than nothing, and at most 1 day.</source>
        <translation>Das erste wartet mehr als nichts und höchstens 1 Tag.</translation>
    </message>
    <message>
        <source>A batch has 1 to 10,000 events.</source>
        <translation>Ein Bündel hat 1 bis 10.000 Ereignisse.</translation>
    </message>
    <message>
        <source>A batch has 1 byte to 16 MB.</source>
        <translation>Ein Bündel hat 1 Byte bis 16 MB.</translation>
    </message>
    <message>
        <source>A script gets 1 ms to 5 s.</source>
        <translation>Ein Skript bekommt 1 ms bis 5 s.</translation>
    </message>
    <message>
        <source>A script gets 1 MB to 256 MB.</source>
        <translation>Ein Skript bekommt 1 MB bis 256 MB.</translation>
    </message>
    <message>
        <source>This is more or less than it can be.</source>
        <translation>Das ist mehr oder weniger, als es sein kann.</translation>
    </message>
    <message>
        <source>A group&apos;s comment has at most %1 characters.</source>
        <translation>Der Kommentar einer Gruppe hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>No node is in the group.</source>
        <translation>Kein Knoten ist in der Gruppe.</translation>
    </message>
    <message>
        <source>A group&apos;s name has 1 to %1 characters in one line.</source>
        <translation>Der Name einer Gruppe hat 1 bis %1 Zeichen in einer Zeile.</translation>
    </message>
    <message>
        <source>Another group is called %1.</source>
        <translation>Eine andere Gruppe heißt %1.</translation>
    </message>
</context>
<context>
    <name>Signalbox::ProblemsList</name>
    <message>
        <source>No problems.</source>
        <translation>Keine Probleme.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>Signalbox::ProviderGallery</name>
    <message>
        <source>Find a provider: stripe, git, payments…</source>
        <translation>Anbieter suchen: stripe, git, zahlungen…</translation>
    </message>
    <message>
        <source>Find a provider</source>
        <translation>Anbieter suchen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
</context>
<context>
    <name>Signalbox::ProviderWords</name>
    <message>
        <source>Code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Builds and deployment</source>
        <translation>Bauen und Verteilen</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>Läden</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>Finanzen</translation>
    </message>
    <message>
        <source>Messaging</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formulare</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Medien</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>By the way it signs</source>
        <translation>Nach der Art zu signieren</translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation>Unsigniert</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
</context>
<context>
    <name>Signalbox::PublishDialog</name>
    <message>
        <source>Publish %1</source>
        <translation>%1 veröffentlichen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>Warum (freiwillig)</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Events that come from now on take this way, as revision %1. Deliveries that exist stay as they are.</source>
        <translation>Ereignisse, die von jetzt an kommen, gehen diesen Weg, als Revision %1. Zustellungen, die es gibt, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>No backtest was run with exactly this draft.</source>
        <translation>Mit genau diesem Entwurf wurde kein Rücktest gemacht.</translation>
    </message>
    <message>
        <source>Run a backtest first</source>
        <translation>Zuerst einen Rücktest machen</translation>
    </message>
</context>
<context>
    <name>Signalbox::QuantityField</name>
    <message>
        <source>A duration looks like 30 s, 5 min or 1 h 30 min.</source>
        <translation>Eine Dauer sieht aus wie 30 s, 5 min oder 1 h 30 min.</translation>
    </message>
    <message>
        <source>A size looks like 500 kB or 1 MB.</source>
        <translation>Eine Größe sieht aus wie 500 kB oder 1 MB.</translation>
    </message>
</context>
<context>
    <name>Signalbox::Rail</name>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Collapse or expand the page list</source>
        <translation>Seitenliste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ausklappen</translation>
    </message>
</context>
<context>
    <name>Signalbox::RehearsalWords</name>
    <message>
        <source>newly routed</source>
        <translation>neu zugestellt</translation>
    </message>
    <message>
        <source>no longer routed</source>
        <translation>nicht mehr zugestellt</translation>
    </message>
    <message>
        <source>other destination</source>
        <translation>anderes Ziel</translation>
    </message>
    <message>
        <source>other payload</source>
        <translation>anderer Inhalt</translation>
    </message>
    <message>
        <source>new error</source>
        <translation>neuer Fehler</translation>
    </message>
    <message numerus="yes">
        <source>Backtest over %n stored event(s): %1 go as before.</source>
        <translation>
            <numerusform>Rücktest über %n gespeichertes Ereignis: %1 wie zuvor.</numerusform>
            <numerusform>Rücktest über %n gespeicherte Ereignisse: %1 wie zuvor.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 events, %2, %3 a second</source>
        <translation>%1 Ereignisse, %2, %3 je Sekunde</translation>
    </message>
    <message>
        <source>No cases are kept with this workflow.</source>
        <translation>Bei diesem Workflow sind keine Fälle aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>All of %n case(s) are as they shall be.</source>
        <translation>
            <numerusform>Der eine Fall ist, wie er sein soll.</numerusform>
            <numerusform>Alle %n Fälle sind, wie sie sein sollen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n case(s) are not as they shall be.</source>
        <translation>
            <numerusform>%1 von %n Fall ist nicht, wie er sein soll.</numerusform>
            <numerusform>%1 von %n Fällen sind nicht, wie sie sein sollen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionFilter</name>
    <message>
        <source>Rejections can be filtered by source:name, and by their cause beside it.</source>
        <translation>Ablehnungen lassen sich nach source:name filtern und daneben nach ihrer Ursache.</translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionView</name>
    <message>
        <source>Admit</source>
        <translation>Zulassen</translation>
    </message>
    <message>
        <source>Take this in as an event after all</source>
        <translation>Doch noch als Ereignis aufnehmen</translation>
    </message>
    <message>
        <source>The kept part of the body</source>
        <translation>Der aufbewahrte Teil des Inhalts</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Refused request</source>
        <translation>Abgelehnte Anfrage</translation>
    </message>
    <message>
        <source>Refused at %1</source>
        <translation>Abgelehnt bei %1</translation>
    </message>
    <message>
        <source>Confirmed with the sender.</source>
        <translation>Beim Absender bestätigt.</translation>
    </message>
    <message numerus="yes">
        <source>Admitted: %n event(s) taken in.</source>
        <translation>
            <numerusform>Zugelassen: %n Ereignis aufgenommen.</numerusform>
            <numerusform>Zugelassen: %n Ereignisse aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request could not be admitted. %1</source>
        <translation>Die Anfrage ließ sich nicht zulassen. %1</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Tell the vendor that the subscription is meant</source>
        <translation>Dem Anbieter sagen, dass das Abonnement gewollt ist</translation>
    </message>
    <message>
        <source>The subscription is not confirmed. %1</source>
        <translation>Das Abonnement ist nicht bestätigt. %1</translation>
    </message>
    <message>
        <source>The body of the known event</source>
        <translation>Der Inhalt des bekannten Ereignisses</translation>
    </message>
    <message>
        <source>Body of the known event</source>
        <translation>Inhalt des bekannten Ereignisses</translation>
    </message>
</context>
<context>
    <name>Signalbox::RejectionWords</name>
    <message>
        <source>Malformed request</source>
        <translation>Kein gültiges HTTP</translation>
    </message>
    <message>
        <source>Body too large</source>
        <translation>Inhalt zu groß</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>Zu langsam</translation>
    </message>
    <message>
        <source>Unknown source</source>
        <translation>Unbekannte Quelle</translation>
    </message>
    <message>
        <source>Source disabled</source>
        <translation>Quelle abgeschaltet</translation>
    </message>
    <message>
        <source>Wrong method</source>
        <translation>Falsche Methode</translation>
    </message>
    <message>
        <source>No signature</source>
        <translation>Keine Signatur</translation>
    </message>
    <message>
        <source>Unreadable signature</source>
        <translation>Signatur unlesbar</translation>
    </message>
    <message>
        <source>Wrong signature</source>
        <translation>Falsche Signatur</translation>
    </message>
    <message>
        <source>No secret here</source>
        <translation>Hier kein Geheimnis</translation>
    </message>
    <message>
        <source>No idempotency key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Headers too large</source>
        <translation>Kopfzeilen zu groß</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Wrong content type</source>
        <translation>Falscher Inhaltstyp</translation>
    </message>
    <message>
        <source>Unreadable body</source>
        <translation>Inhalt unlesbar</translation>
    </message>
    <message>
        <source>Against the schema</source>
        <translation>Gegen das Schema</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <translation>Falsche Zeit</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>Wiedereingespielt</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Falsche Adresse</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>Zu viele</translation>
    </message>
    <message>
        <source>Station busy</source>
        <translation>Station ausgelastet</translation>
    </message>
    <message>
        <source>Handshake refused</source>
        <translation>Handschlag abgelehnt</translation>
    </message>
    <message>
        <source>This was not a valid HTTP request, so nothing behind the listener saw it.</source>
        <translation>Das war keine gültige HTTP-Anfrage; nichts hinter dem Empfänger hat sie gesehen.</translation>
    </message>
    <message>
        <source>The body is larger than this source allows. Raise max_body of the source if the sender is right.</source>
        <translation>Der Inhalt ist größer, als diese Quelle erlaubt. Erhöhen Sie max_body der Quelle, wenn der Absender recht hat.</translation>
    </message>
    <message>
        <source>The request did not arrive completely in time. The sender may be slow, or holding the connection on purpose.</source>
        <translation>Die Anfrage kam nicht rechtzeitig vollständig an. Der Absender ist langsam oder hält die Verbindung absichtlich.</translation>
    </message>
    <message>
        <source>No source has the name &quot;%1&quot;. Check the address that the sender uses.</source>
        <translation>Keine Quelle heißt „%1“. Prüfen Sie die Adresse, die der Absender benutzt.</translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; is disabled, because its station file no longer names it.</source>
        <translation>Die Quelle „%1“ ist abgeschaltet, weil ihre Stationsdatei sie nicht mehr nennt.</translation>
    </message>
    <message>
        <source>The sender used %1. This source takes what its provider sends, usually POST.</source>
        <translation>Der Absender benutzte %1. Diese Quelle nimmt, was ihr Anbieter sendet, meist POST.</translation>
    </message>
    <message>
        <source>The request has no signature. Either it is not from the vendor, or no secret is set there.</source>
        <translation>Die Anfrage hat keine Signatur. Entweder kommt sie nicht vom Anbieter, oder dort ist kein Geheimnis gesetzt.</translation>
    </message>
    <message>
        <source>There is a signature header, but it is not in the form that the provider uses.</source>
        <translation>Es gibt eine Signatur, aber nicht in der Form, die der Anbieter benutzt.</translation>
    </message>
    <message>
        <source>The signature does not match the body. The secret differs from the vendor&apos;s, or something on the way changed the body.</source>
        <translation>Die Signatur passt nicht zum Inhalt. Das Geheimnis weicht von dem des Anbieters ab, oder etwas auf dem Weg hat den Inhalt verändert.</translation>
    </message>
    <message>
        <source>This source has no usable secret, so nothing can be verified. Provide the secret that the station file refers to.</source>
        <translation>Diese Quelle hat kein brauchbares Geheimnis, also kann nichts geprüft werden. Stellen Sie das Geheimnis bereit, auf das die Stationsdatei verweist.</translation>
    </message>
    <message>
        <source>The header that identifies each event is missing, though the provider promises it.</source>
        <translation>Die Kopfzeile, die jedes Ereignis kennzeichnet, fehlt, obwohl der Anbieter sie verspricht.</translation>
    </message>
    <message>
        <source>An event with this idempotency key is stored already, with another body. Both are kept; the first one was delivered.</source>
        <translation>Ein Ereignis mit diesem Schlüssel ist schon gespeichert, mit anderem Inhalt. Beide sind aufbewahrt; das erste wurde zugestellt.</translation>
    </message>
    <message>
        <source>The headers are larger than the listener allows.</source>
        <translation>Die Kopfzeilen sind größer, als der Empfänger erlaubt.</translation>
    </message>
    <message>
        <source>The event has passed too many stations: two of them send it to each other.</source>
        <translation>Das Ereignis ist durch zu viele Stationen gegangen: Zwei davon senden es einander.</translation>
    </message>
    <message>
        <source>This source does not take this content type. Change what the vendor sends, or what the source takes.</source>
        <translation>Diese Quelle nimmt diesen Inhaltstyp nicht. Ändern Sie, was der Anbieter sendet oder was die Quelle nimmt.</translation>
    </message>
    <message>
        <source>The body is not what its content type says. The evidence tells where it breaks.</source>
        <translation>Der Inhalt ist nicht das, was sein Inhaltstyp sagt. Der Befund nennt die Stelle.</translation>
    </message>
    <message>
        <source>The body does not fit the schema of this source. Admit it if the schema is too narrow.</source>
        <translation>Der Inhalt passt nicht zum Schema dieser Quelle. Lassen Sie ihn zu, wenn das Schema zu eng ist.</translation>
    </message>
    <message>
        <source>The signed time is too far from now. A clock is wrong, or an old request was sent again.</source>
        <translation>Die signierte Zeit liegt zu weit von jetzt. Eine Uhr geht falsch, oder eine alte Anfrage wurde noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The same signed bytes came before under another id. Admit it if the vendor meant a second event.</source>
        <translation>Dieselben signierten Bytes kamen schon unter einer anderen Kennung. Lassen Sie die Anfrage zu, wenn der Anbieter ein zweites Ereignis meinte.</translation>
    </message>
    <message>
        <source>The sender&apos;s address is not in the list of this source.</source>
        <translation>Die Adresse des Absenders steht nicht in der Liste dieser Quelle.</translation>
    </message>
    <message>
        <source>More came at once than this source allows. The sender was told to come back later.</source>
        <translation>Es kam mehr auf einmal, als diese Quelle erlaubt. Der Absender soll es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The station could not store this then. The sender was told to send it again.</source>
        <translation>Die Station konnte das da nicht speichern. Der Absender soll es noch einmal senden.</translation>
    </message>
    <message>
        <source>This was a handshake that the source does not answer. The evidence tells why.</source>
        <translation>Das war ein Handschlag, den die Quelle nicht beantwortet. Der Befund sagt, warum.</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Wartet auf Ihr Ja</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>The vendor asks whether a subscription is meant. Confirm it if it is yours: its topic becomes one of the source&apos;s, and the vendor is told.</source>
        <translation>Der Anbieter fragt, ob ein Abonnement gewollt ist. Bestätigen Sie es, wenn es Ihres ist: Sein Thema wird in die Quelle aufgenommen, und der Anbieter erfährt es.</translation>
    </message>
    <message>
        <source>The vendor asked whether a subscription is meant, and it was confirmed.</source>
        <translation>Der Anbieter hat gefragt, ob ein Abonnement gewollt ist, und es wurde bestätigt.</translation>
    </message>
</context>
<context>
    <name>Signalbox::ReplayDialog</name>
    <message>
        <source>As a &amp;repetition</source>
        <translation>Als &amp;Wiederholung</translation>
    </message>
    <message>
        <source>As &amp;new</source>
        <translation>Als &amp;neu</translation>
    </message>
    <message>
        <source>Replay event</source>
        <translation>Ereignis wiederholen</translation>
    </message>
    <message>
        <source>Send this event again</source>
        <translation>Dieses Ereignis noch einmal senden</translation>
    </message>
    <message>
        <source>Keeps its webhook-id and adds the header webhook-replay. A receiver that deduplicates recognises the event and does nothing twice.</source>
        <translation>Behält seine webhook-id und fügt die Kopfzeile webhook-replay hinzu. Ein Empfänger, der Doppeltes erkennt, tut nichts zweimal.</translation>
    </message>
    <message>
        <source>Takes a new webhook-id. A receiver that deduplicates acts on it once more, as on an event that it has never seen.</source>
        <translation>Nimmt eine neue webhook-id. Ein Empfänger, der Doppeltes erkennt, handelt noch einmal, wie bei einem Ereignis, das er nie gesehen hat.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>Signalbox::ReportWords</name>
    <message>
        <source>Fails on the sample: %1</source>
        <translation>Scheitert am Beispiel: %1</translation>
    </message>
    <message>
        <source>On the sample: %1</source>
        <translation>Am Beispiel: %1</translation>
    </message>
    <message>
        <source>Holds on the sample</source>
        <translation>Gilt für das Beispiel</translation>
    </message>
    <message>
        <source>Does not hold on the sample</source>
        <translation>Gilt nicht für das Beispiel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::RevisionModel</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>%1, published</source>
        <translation>%1, veröffentlicht</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>nicht veröffentlicht</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>Signalbox::RevisionsDialog</name>
    <message>
        <source>Older revisions</source>
        <translation>Ältere Revisionen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Take as draft</source>
        <translation>Als Entwurf nehmen</translation>
    </message>
    <message>
        <source>Roll back to it…</source>
        <translation>Dorthin zurück…</translation>
    </message>
    <message>
        <source>Revisions of %1</source>
        <translation>Revisionen von %1</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>What is different, drawn</source>
        <translation>Was anders ist, gezeichnet</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Take up revision %1</source>
        <translation>Revision %1 aufnehmen</translation>
    </message>
    <message>
        <source>the one before it</source>
        <translation>der davor</translation>
    </message>
</context>
<context>
    <name>Signalbox::RowMenu</name>
    <message>
        <source>Replay…</source>
        <translation>Wiederholen …</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
</context>
<context>
    <name>Signalbox::SampleChooser</name>
    <message>
        <source>Look at the sample; choose a field to write it</source>
        <translation>Beispiel ansehen; ein Feld wählen, um es zu schreiben</translation>
    </message>
    <message>
        <source>It does not come to this node; it is shown as it was received.</source>
        <translation>Es kommt nicht zu diesem Knoten; es wird gezeigt, wie es empfangen wurde.</translation>
    </message>
    <message>
        <source>Choose an event…</source>
        <translation>Ereignis wählen…</translation>
    </message>
</context>
<context>
    <name>Signalbox::SampleDialog</name>
    <message>
        <source>Choose an event</source>
        <translation>Ereignis wählen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Words, source:… type:push* state:failed since:15m</source>
        <translation>Wörter, source:… type:push* state:failed since:15m</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
</context>
<context>
    <name>Signalbox::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>JavaScript: transform(event) gives the new body</source>
        <translation>JavaScript: transform(event) ergibt den neuen Körper</translation>
    </message>
    <message>
        <source>Time for one event</source>
        <translation>Zeit für ein Ereignis</translation>
    </message>
    <message>
        <source>250 ms; at most 5 s of the processor</source>
        <translation>250 ms; höchstens 5 s des Prozessors</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>32 MB; 1 MB to 256 MB</source>
        <translation>32 MB; 1 MB bis 256 MB</translation>
    </message>
    <message>
        <source>A station file has it from %1.</source>
        <translation>Eine Stationsdatei hat es aus %1.</translation>
    </message>
</context>
<context>
    <name>Signalbox::SecretField</name>
    <message>
        <source>Show what is typed</source>
        <translation>Eingetipptes zeigen</translation>
    </message>
    <message>
        <source>Take away the secret that is kept</source>
        <translation>Das aufbewahrte Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Make one up</source>
        <translation>Ausdenken</translation>
    </message>
    <message>
        <source>Kept (%1). Type to replace it.</source>
        <translation>Aufbewahrt (%1). Zum Ersetzen tippen.</translation>
    </message>
    <message>
        <source>The secret, ${VARIABLE} or file:/path</source>
        <translation>Das Geheimnis, ${VARIABLE} oder file:/pfad</translation>
    </message>
</context>
<context>
    <name>Signalbox::SectionList</name>
    <message>
        <source>What the backtest found</source>
        <translation>Was der Rücktest gefunden hat</translation>
    </message>
    <message>
        <source>All that change</source>
        <translation>Alle, die sich ändern</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>%1 of %2 fail</source>
        <translation>%1 von %2 scheitern</translation>
    </message>
    <message>
        <source>%1 pass</source>
        <translation>%1 bestehen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Branches without events</source>
        <translation>Zweige ohne Ereignisse</translation>
    </message>
</context>
<context>
    <name>Signalbox::ShadowPanel</name>
    <message>
        <source>Stop shadow</source>
        <translation>Schattenlauf beenden</translation>
    </message>
    <message>
        <source>&quot;Shadow on live traffic&quot; runs this draft beside what is published, on every event that comes from then on. You see here how many would take another way, and which, while it grows. Nothing is sent.</source>
        <translation>„Schattenlauf mit echtem Verkehr“ lässt diesen Entwurf neben dem Veröffentlichten über jedes Ereignis laufen, das von da an kommt. Sie sehen hier, während es mehr werden, wie viele einen anderen Weg nähmen, und welche. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>What the shadow found</source>
        <translation>Was der Schattenlauf gefunden hat</translation>
    </message>
    <message>
        <source>Shadow this draft instead</source>
        <translation>Stattdessen diesen Entwurf mitlaufen lassen</translation>
    </message>
    <message>
        <source>Shadow on live traffic</source>
        <translation>Schattenlauf mit echtem Verkehr</translation>
    </message>
    <message>
        <source>of an earlier draft</source>
        <translation>eines früheren Entwurfs</translation>
    </message>
</context>
<context>
    <name>Signalbox::ShadowWords</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Er wurde beendet.</translation>
    </message>
    <message>
        <source>Revision %1 was published.</source>
        <translation>Revision %1 wurde veröffentlicht.</translation>
    </message>
    <message>
        <source>The workflow was enabled.</source>
        <translation>Der Workflow wurde eingeschaltet.</translation>
    </message>
    <message>
        <source>The workflow was disabled.</source>
        <translation>Der Workflow wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>The workflow was removed.</source>
        <translation>Der Workflow wurde entfernt.</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>Er ist gescheitert: %1</translation>
    </message>
    <message>
        <source>%1 events compared</source>
        <translation>%1 Ereignisse verglichen</translation>
    </message>
    <message>
        <source>%1 not compared</source>
        <translation>%1 nicht verglichen</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 were still held</source>
        <translation>%1 wurden noch gehalten</translation>
    </message>
    <message>
        <source>beside revision %1</source>
        <translation>neben Revision %1</translation>
    </message>
    <message>
        <source>beside nothing published</source>
        <translation>neben nichts Veröffentlichtem</translation>
    </message>
    <message>
        <source>Began %1</source>
        <translation>Begann %1</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Endete %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::SourceDialog</name>
    <message>
        <source>Where do the requests come from?</source>
        <translation>Woher kommen die Anfragen?</translation>
    </message>
    <message>
        <source>Other provider</source>
        <translation>Anderer Anbieter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Neue Quelle</translation>
    </message>
</context>
<context>
    <name>Signalbox::SourceEditor</name>
    <message>
        <source>Sources whose events enter here</source>
        <translation>Quellen, deren Ereignisse hier eintreten</translation>
    </message>
    <message>
        <source>Events of</source>
        <translation>Ereignisse von</translation>
    </message>
    <message>
        <source>There is no such source.</source>
        <translation>Diese Quelle gibt es nicht.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>New source…</source>
        <translation>Neue Quelle…</translation>
    </message>
</context>
<context>
    <name>Signalbox::SourceForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Small letters, digits, - and _. Its address ends with it.</source>
        <translation>Kleinbuchstaben, Ziffern, - und _. Die Adresse endet damit.</translation>
    </message>
    <message>
        <source>by the station</source>
        <translation>in der Station</translation>
    </message>
    <message>
        <source>Found at: %1</source>
        <translation>Zu finden unter: %1</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (wenn gewünscht)</translation>
    </message>
    <message>
        <source>Public address (optional)</source>
        <translation>Öffentliche Adresse (wenn gewünscht)</translation>
    </message>
    <message>
        <source>What the vendor calls when a proxy or tunnel stands before this station. Some vendors sign it.</source>
        <translation>Was der Anbieter aufruft, wenn ein Proxy oder Tunnel vor dieser Station steht. Manche Anbieter signieren sie.</translation>
    </message>
    <message>
        <source>More: addresses, rate, idempotency key, order</source>
        <translation>Mehr: Adressen, Rate, Idempotenzschlüssel, Reihenfolge</translation>
    </message>
    <message>
        <source>Only from these addresses</source>
        <translation>Nur von diesen Adressen</translation>
    </message>
    <message>
        <source>Networks, parted by commas. Empty: from everywhere.</source>
        <translation>Netze, durch Kommas getrennt. Leer: von überall.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Such as 200/s, or 60/m burst 10. Empty: as fast as they come.</source>
        <translation>Etwa 200/s, oder 60/m burst 10. Leer: so schnell sie kommen.</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>An expression that tells repetitions. Empty: as the provider has it.</source>
        <translation>Ein Ausdruck, der Wiederholungen erkennt. Leer: wie beim Anbieter.</translation>
    </message>
    <message>
        <source>Order: of what</source>
        <translation>Reihenfolge: wovon</translation>
    </message>
    <message>
        <source>An expression; events with the same value follow each other.</source>
        <translation>Ein Ausdruck; Ereignisse mit demselben Wert folgen einander.</translation>
    </message>
    <message>
        <source>Order: position</source>
        <translation>Reihenfolge: Stelle</translation>
    </message>
    <message>
        <source>An expression for a number or a time that grows.</source>
        <translation>Ein Ausdruck für eine Zahl oder Zeit, die wächst.</translation>
    </message>
    <message>
        <source>Hold what was signed before, for</source>
        <translation>Schon einmal Signiertes festhalten, für</translation>
    </message>
    <message>
        <source>Worth turning on, such as 1 h: this vendor signs neither a time nor an id, so that whoever catches a request can send it again under another id. What comes again waits among the rejections. 0 s: off.</source>
        <translation>Lohnt sich, etwa mit 1 h: Dieser Anbieter signiert weder eine Zeit noch eine Kennung, sodass jeder, der eine Anfrage abfängt, sie unter einer anderen Kennung noch einmal senden kann. Was noch einmal kommt, wartet bei den Ablehnungen. 0 s: aus.</translation>
    </message>
    <message>
        <source>0 s: off. This vendor signs a time or an id, which is enough.</source>
        <translation>0 s: aus. Dieser Anbieter signiert eine Zeit oder eine Kennung, das genügt.</translation>
    </message>
</context>
<context>
    <name>Signalbox::SourcesPage</name>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Cannot work</source>
        <translation>Arbeitet nicht</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Empfängt</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Noch keine Quellen</translation>
    </message>
    <message>
        <source>%1 accepted · %2</source>
        <translation>%1 angenommen · %2</translation>
    </message>
    <message>
        <source>nothing since the start</source>
        <translation>nichts seit dem Start</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Last arrival</source>
        <translation>Letzte Ankunft</translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation>keiner seit dem Start</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>%1 since the start</source>
        <translation>%1 seit dem Start</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>%1 since the start (%2 %)</source>
        <translation>%1 seit dem Start (%2 %)</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Body limit</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>as the provider says</source>
        <translation>wie der Anbieter sagt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, vom %2</translation>
    </message>
    <message>
        <source>Address to give to the vendor</source>
        <translation>Adresse für den Anbieter</translation>
    </message>
    <message>
        <source>Against the schema</source>
        <translation>Gegen das Schema</translation>
    </message>
    <message>
        <source>%1 since the start, taken with a warning</source>
        <translation>%1 seit dem Start, mit Warnung angenommen</translation>
    </message>
    <message>
        <source>Open for registration</source>
        <translation>Offen zur Registrierung</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>A source is an address that a vendor calls.</source>
        <translation>Eine Quelle ist eine Adresse, die ein Anbieter aufruft.</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Neue Quelle</translation>
    </message>
    <message>
        <source>Send a test…</source>
        <translation>Test senden…</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Wartet auf Ihr Ja</translation>
    </message>
    <message>
        <source>The subscription to %1 is confirmed.</source>
        <translation>Das Abonnement von %1 ist bestätigt.</translation>
    </message>
    <message>
        <source>The subscription is not confirmed. %1</source>
        <translation>Das Abonnement ist nicht bestätigt. %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::StateWords</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Ohne Workflow</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Stored. No workflow has looked at it yet.</source>
        <translation>Gespeichert. Noch kein Workflow hat es angesehen.</translation>
    </message>
    <message>
        <source>A node or an operator holds it.</source>
        <translation>Ein Knoten oder jemand hält es an.</translation>
    </message>
    <message>
        <source>No workflow takes events of this source.</source>
        <translation>Kein Workflow nimmt Ereignisse dieser Quelle.</translation>
    </message>
    <message>
        <source>Every way it took ended without a destination. The trace says where.</source>
        <translation>Jeder Weg endete ohne Ziel. Die Spur sagt, wo.</translation>
    </message>
    <message>
        <source>On its way: a first attempt has not ended yet.</source>
        <translation>Unterwegs: Ein erster Versuch ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>An attempt failed. The next one is scheduled.</source>
        <translation>Ein Versuch ist gescheitert. Der nächste ist geplant.</translation>
    </message>
    <message>
        <source>Every delivery succeeded.</source>
        <translation>Jede Zustellung ist gelungen.</translation>
    </message>
    <message>
        <source>A delivery is a dead letter: it has no attempts left. Redrive it once the destination works again.</source>
        <translation>Eine Zustellung ist tot: Sie hat keine Versuche mehr. Stellen Sie sie neu zu, sobald das Ziel wieder arbeitet.</translation>
    </message>
    <message>
        <source>Its deliveries were cancelled.</source>
        <translation>Seine Zustellungen wurden abgebrochen.</translation>
    </message>
    <message>
        <source>Waits for delivery %1 of the same order key: it goes once that was delivered or is dead.</source>
        <translation>Wartet auf die Zustellung %1 mit demselben Ordnungsschlüssel: Sie geht, sobald jene zugestellt wurde oder tot ist.</translation>
    </message>
</context>
<context>
    <name>Signalbox::StationBar</name>
    <message>
        <source>Arrivals per second, lately</source>
        <translation>Ankünfte je Sekunde, zuletzt</translation>
    </message>
    <message>
        <source>Requests that arrived at sources, over the last 5 seconds</source>
        <translation>Anfragen, die bei Quellen ankamen, über die letzten 5 Sekunden</translation>
    </message>
    <message>
        <source>Deliveries that wait or are being retried</source>
        <translation>Zustellungen, die warten oder neu versucht werden</translation>
    </message>
    <message>
        <source>19 of 20 events of the last minute were delivered within this time</source>
        <translation>19 von 20 Ereignissen der letzten Minute wurden in dieser Zeit zugestellt</translation>
    </message>
    <message>
        <source>Deliveries that have no attempts left</source>
        <translation>Zustellungen, die keine Versuche mehr haben</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 kopiert.</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>empfängt nicht</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the address %1</source>
        <translation>Adresse %1 kopieren</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Empfängt nicht</translation>
    </message>
    <message>
        <source>%1 ev/s</source>
        <translation>%1 Er./s</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>wartend %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>p95 –</source>
        <translation>p95 –</translation>
    </message>
    <message numerus="yes">
        <source>%n dead</source>
        <translation>
            <numerusform>%n tot</numerusform>
            <numerusform>%n tot</numerusform>
        </translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1
%2 events, %3 rejections. Click to copy.</source>
        <translation>%1
%2 Ereignisse, %3 Ablehnungen. Klicken zum Kopieren.</translation>
    </message>
    <message>
        <source>The station runs</source>
        <translation>Die Station läuft</translation>
    </message>
    <message>
        <source>The station has a problem</source>
        <translation>Die Station hat ein Problem</translation>
    </message>
</context>
<context>
    <name>Signalbox::StepText</name>
    <message>
        <source>Values that it read:</source>
        <translation>Werte, die er gelesen hat:</translation>
    </message>
    <message>
        <source>Body before:</source>
        <translation>Körper vorher:</translation>
    </message>
    <message>
        <source>Body after:</source>
        <translation>Körper nachher:</translation>
    </message>
    <message>
        <source>Its console:</source>
        <translation>Seine Konsole:</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Es dauerte %1.</translation>
    </message>
    <message>
        <source>Nothing would be sent.</source>
        <translation>Nichts würde gesendet.</translation>
    </message>
    <message>
        <source>the body as it came</source>
        <translation>der Körper, wie er kam</translation>
    </message>
    <message>
        <source>To %1, by the node %2: %3, %4</source>
        <translation>An %1, durch den Knoten %2: %3, %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::StepView</name>
    <message>
        <source>Step back (Shift+F10)</source>
        <translation>Schritt zurück (Umschalt+F10)</translation>
    </message>
    <message>
        <source>Step forward (F10)</source>
        <translation>Schritt vor (F10)</translation>
    </message>
    <message>
        <source>On to the next breakpoint (F8)</source>
        <translation>Weiter bis zum nächsten Haltepunkt (F8)</translation>
    </message>
    <message>
        <source>At this step</source>
        <translation>Bei diesem Schritt</translation>
    </message>
    <message>
        <source>Would be sent</source>
        <translation>Würde gesendet</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>The workflow does not take this event: %1</source>
        <translation>Der Workflow nimmt dieses Ereignis nicht: %1</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>Signalbox::StopEditor</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why events end here, for the trace</source>
        <translation>Warum Ereignisse hier enden, für die Spur</translation>
    </message>
</context>
<context>
    <name>Signalbox::SwitchEditor</name>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>The first case that holds decides the port</source>
        <translation>Der erste Fall, der gilt, entscheidet den Ausgang</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>zu spät</translation>
    </message>
    <message>
        <source>takes it</source>
        <translation>nimmt es</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>Signalbox::TemplateWords</name>
    <message>
        <source>Status updates from a service</source>
        <translation>Statusmeldungen eines Dienstes</translation>
    </message>
    <message>
        <source>User actions and transactions</source>
        <translation>Aktionen von Nutzern und Zahlungen</translation>
    </message>
    <message>
        <source>Completion of a workflow</source>
        <translation>Ende eines Workflows</translation>
    </message>
    <message>
        <source>System state changes</source>
        <translation>Zustandsänderungen eines Systems</translation>
    </message>
    <message>
        <source>From PagerDuty to a chat</source>
        <translation>Von PagerDuty in einen Chat</translation>
    </message>
    <message>
        <source>From Stripe to billing</source>
        <translation>Von Stripe zur Abrechnung</translation>
    </message>
    <message>
        <source>From GitHub to the next job</source>
        <translation>Von GitHub zum nächsten Auftrag</translation>
    </message>
    <message>
        <source>From Grafana to on-call</source>
        <translation>Von Grafana zur Bereitschaft</translation>
    </message>
    <message>
        <source>PagerDuty&apos;s urgent incidents become chat messages; the others end.</source>
        <translation>Dringende Vorfälle von PagerDuty werden zu Chatnachrichten; die anderen enden.</translation>
    </message>
    <message>
        <source>Stripe&apos;s larger payments go to billing, with what it needs of them.</source>
        <translation>Größere Zahlungen von Stripe gehen zur Abrechnung, mit dem, was sie davon braucht.</translation>
    </message>
    <message>
        <source>A GitHub workflow that succeeded starts the next job.</source>
        <translation>Ein gelungener GitHub-Workflow startet den nächsten Auftrag.</translation>
    </message>
    <message>
        <source>Grafana&apos;s alerts tell on-call what went down and what came up again.</source>
        <translation>Alarme von Grafana sagen der Bereitschaft, was ausfiel und was wieder läuft.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TestDialog</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send a test request to %1</source>
        <translation>Testanfrage an %1 senden</translation>
    </message>
    <message>
        <source>It is signed as the vendor would, with the source&apos;s secret, and comes in like any other: workflows run, destinations get it.</source>
        <translation>Sie wird signiert, wie es der Anbieter täte, mit dem Geheimnis der Quelle, und kommt herein wie jede andere: Workflows laufen, Ziele bekommen sie.</translation>
    </message>
    <message>
        <source>Event type, where the vendor has it in a header</source>
        <translation>Ereignistyp, wenn der Anbieter ihn in einem Kopf sendet</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Accepted, %1</source>
        <translation>Angenommen, %1</translation>
    </message>
    <message>
        <source>Refused, %1</source>
        <translation>Abgewiesen, %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::TextExchange</name>
    <message>
        <source>To the clipboard</source>
        <translation>In die Zwischenablage</translation>
    </message>
    <message>
        <source>To a file…</source>
        <translation>In eine Datei…</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>Aus der Zwischenablage</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>It is on the clipboard, as text.</source>
        <translation>Sie ist als Text in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Export workflow</source>
        <translation>Workflow exportieren</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Import workflow</source>
        <translation>Workflow importieren</translation>
    </message>
    <message>
        <source>That is no workflow: %1</source>
        <translation>Das ist kein Workflow: %1</translation>
    </message>
    <message>
        <source>There are no nodes in it.</source>
        <translation>Es enthält keine Knoten.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TextPaste</name>
    <message>
        <source>There is nothing on the clipboard that can be pasted here.</source>
        <translation>In der Zwischenablage ist nichts, was hier eingefügt werden kann.</translation>
    </message>
    <message>
        <source>The text on the clipboard cannot be pasted. Line %1: %2</source>
        <translation>Der Text in der Zwischenablage kann nicht eingefügt werden. Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more problem(s))</source>
        <translation>
            <numerusform>(und %n weiteres Problem)</numerusform>
            <numerusform>(und %n weitere Probleme)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::ThrottleEditor</name>
    <message>
        <source>How many events</source>
        <translation>Wie viele Ereignisse</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Auf einmal</translation>
    </message>
    <message>
        <source>In how long</source>
        <translation>In welcher Zeit</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>pro Stunde</translation>
    </message>
    <message>
        <source>At most so many events pass</source>
        <translation>Höchstens so viele Ereignisse gehen weiter</translation>
    </message>
    <message>
        <source>So many may pass without a pause between them</source>
        <translation>So viele dürfen ohne Pause dazwischen weitergehen</translation>
    </message>
    <message>
        <source>Each key for itself</source>
        <translation>Jeder Schlüssel für sich</translation>
    </message>
    <message>
        <source>An expression; empty: all events together</source>
        <translation>Ein Ausdruck; leer: alle Ereignisse zusammen</translation>
    </message>
</context>
<context>
    <name>Signalbox::TimeFormat</name>
    <message>
        <source>in %1 h</source>
        <translation>in %1 h</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
</context>
<context>
    <name>Signalbox::TraceTreeModel</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>trace kept no longer</source>
        <translation>Spur nicht mehr aufbewahrt</translation>
    </message>
</context>
<context>
    <name>Signalbox::TraceWords</name>
    <message>
        <source>went on</source>
        <translation>weitergegangen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>The event left &quot;%1&quot; by &quot;%2&quot;.</source>
        <translation>Das Ereignis verließ „%1“ über „%2“.</translation>
    </message>
    <message>
        <source>The event left &quot;%1&quot; by &quot;%2&quot;: %3</source>
        <translation>Das Ereignis verließ „%1“ über „%2“: %3</translation>
    </message>
    <message>
        <source>At &quot;%1&quot;: %2</source>
        <translation>Bei „%1“: %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>eingetreten</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>did not match</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>gestoppt: %1</translation>
    </message>
    <message>
        <source>kept the body</source>
        <translation>Inhalt unverändert</translation>
    </message>
    <message>
        <source>changed the body</source>
        <translation>Inhalt geändert</translation>
    </message>
    <message>
        <source>The event took the way &quot;%1&quot; at &quot;%2&quot;.</source>
        <translation>Das Ereignis nahm bei „%2“ den Weg „%1“.</translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; left the body as it was.</source>
        <translation>Der Knoten „%1“ ließ den Inhalt, wie er war.</translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; made another body.</source>
        <translation>Der Knoten „%1“ machte einen anderen Inhalt.</translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; could not do its work: %2</source>
        <translation>Der Knoten „%1“ konnte nicht arbeiten: %2</translation>
    </message>
    <message>
        <source>The event entered the workflow at &quot;%1&quot;.</source>
        <translation>Das Ereignis kam bei „%1“ in den Workflow.</translation>
    </message>
    <message>
        <source>The condition of &quot;%1&quot; was true for the values below.</source>
        <translation>Die Bedingung von „%1“ traf auf die Werte darunter zu.</translation>
    </message>
    <message>
        <source>The condition of &quot;%1&quot; was not true for the values below.</source>
        <translation>Die Bedingung von „%1“ traf auf die Werte darunter nicht zu.</translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; made a delivery to %2.</source>
        <translation>Der Knoten „%1“ hat eine Zustellung an %2 angelegt.</translation>
    </message>
    <message>
        <source>The event ended here: %1</source>
        <translation>Das Ereignis endete hier: %1</translation>
    </message>
    <message>
        <source>The script &quot;%1&quot; left the body as it was.</source>
        <translation>Das Skript „%1“ ließ den Inhalt, wie er war.</translation>
    </message>
    <message>
        <source>The script &quot;%1&quot; made another body.</source>
        <translation>Das Skript „%1“ machte einen anderen Inhalt.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TrayIcon</name>
    <message>
        <source>Open Signalbox</source>
        <translation>Signalbox öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>Signalbox keeps running</source>
        <translation>Signalbox läuft weiter</translation>
    </message>
    <message>
        <source>Open it again, or quit it, from this icon.</source>
        <translation>Öffnen oder beenden Sie es über dieses Symbol.</translation>
    </message>
    <message>
        <source>It still receives at %1. Open it again, or quit it, from this icon.</source>
        <translation>Es empfängt weiter unter %1. Öffnen oder beenden Sie es über dieses Symbol.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TryEvents</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: words, type:push* state:failed since:2h</source>
        <translation>Filter: Wörter, type:push* state:failed since:2h</translation>
    </message>
    <message>
        <source>Events to try</source>
        <translation>Ereignisse zum Ausprobieren</translation>
    </message>
    <message>
        <source>Name a source in a source node: then its newest events stand here.</source>
        <translation>Nennen Sie in einem Quellknoten eine Quelle: Dann stehen hier ihre neuesten Ereignisse.</translation>
    </message>
    <message>
        <source>%1 has no events yet. Send one, or write one by &quot;Edit…&quot;.</source>
        <translation>%1 hat noch keine Ereignisse. Senden Sie eines, oder schreiben Sie eines mit „Bearbeiten…“.</translation>
    </message>
    <message>
        <source>No event of %1 fits the filter.</source>
        <translation>Kein Ereignis von %1 passt zum Filter.</translation>
    </message>
    <message>
        <source>The body of this event is no text: it cannot be edited.</source>
        <translation>Der Körper dieses Ereignisses ist kein Text: Er kann nicht bearbeitet werden.</translation>
    </message>
</context>
<context>
    <name>Signalbox::TryEventsModel</name>
    <message>
        <source>edited: %1</source>
        <translation>bearbeitet: %1</translation>
    </message>
    <message>
        <source>%1 of the source %2</source>
        <translation>%1 der Quelle %2</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Kam</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>Signalbox::TryPanel</name>
    <message>
        <source>Try it (F5)</source>
        <translation>Ausprobieren (F5)</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Save as case…</source>
        <translation>Als Fall speichern…</translation>
    </message>
    <message>
        <source>The case &quot;%1&quot; is kept with %2.</source>
        <translation>Der Fall „%1“ ist bei %2 aufbewahrt.</translation>
    </message>
    <message>
        <source>Takes the chosen events through the draft. Nothing is sent.</source>
        <translation>Führt die gewählten Ereignisse durch den Entwurf. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Tries the event with another type or body</source>
        <translation>Probiert das Ereignis mit anderer Art oder anderem Körper aus</translation>
    </message>
    <message>
        <source>Newest events</source>
        <translation>Neueste Ereignisse</translation>
    </message>
    <message>
        <source>Choose an event to try first, or write one by &quot;Edit…&quot;.</source>
        <translation>Wählen Sie zuerst ein Ereignis, oder schreiben Sie eines mit „Bearbeiten…“.</translation>
    </message>
    <message>
        <source>Choose events at the left and try them: the way that they take lights up above, and here stands what each node saw. Nothing is sent.</source>
        <translation>Wählen Sie links Ereignisse und probieren Sie sie aus: Oben leuchtet ihr Weg auf, und hier steht, was jeder Knoten gesehen hat. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Cases are kept with a workflow that is published.</source>
        <translation>Fälle werden bei einem veröffentlichten Workflow aufbewahrt.</translation>
    </message>
    <message>
        <source>A case cannot expect that a node fails.</source>
        <translation>Ein Fall kann nicht erwarten, dass ein Knoten versagt.</translation>
    </message>
    <message>
        <source>Try the event first.</source>
        <translation>Probieren Sie das Ereignis zuerst aus.</translation>
    </message>
    <message>
        <source>What it led to is what it shall lead to from now on.</source>
        <translation>Wozu es geführt hat, dazu soll es von nun an führen.</translation>
    </message>
    <message>
        <source>Save as case</source>
        <translation>Als Fall speichern</translation>
    </message>
    <message>
        <source>What does this case show?</source>
        <translation>Was zeigt dieser Fall?</translation>
    </message>
</context>
<context>
    <name>Signalbox::ViewMenu</name>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Farben des &amp;Systems</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation>Zeiten in &amp;UTC</translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation>Weniger &amp;Bewegung</translation>
    </message>
</context>
<context>
    <name>Signalbox::WaitingList</name>
    <message>
        <source>Subscriptions that wait for your yes</source>
        <translation>Abonnements, die auf Ihr Ja warten</translation>
    </message>
    <message numerus="yes">
        <source>%n more among the rejections</source>
        <translation>
            <numerusform>%n weiteres unter den abgelehnten Anfragen</numerusform>
            <numerusform>%n weitere unter den abgelehnten Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Have it again</source>
        <translation>Erneut abonnieren</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Have the subscription to %1 again</source>
        <translation>%1 erneut abonnieren</translation>
    </message>
    <message>
        <source>Confirm the subscription to %1</source>
        <translation>Das Abonnement von %1 bestätigen</translation>
    </message>
    <message>
        <source>Makes the topic one of the source&apos;s, and tells the vendor</source>
        <translation>Nimmt das Thema in die Quelle auf und bestätigt es dem Anbieter</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>beendet %1</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>gefragt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n Mal</numerusform>
            <numerusform>%n Mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::Waterfall</name>
    <message>
        <source>The way of the event</source>
        <translation>Der Weg des Ereignisses</translation>
    </message>
</context>
<context>
    <name>Signalbox::WaterfallBars</name>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>routed</source>
        <translation>geleitet</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1: %2, began after %3, took %4</source>
        <translation>%1: %2, begann nach %3, dauerte %4</translation>
    </message>
</context>
<context>
    <name>Signalbox::WindowCommands</name>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Show failed events</source>
        <translation>Gescheiterte Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Show rejected requests</source>
        <translation>Abgelehnte Anfragen zeigen</translation>
    </message>
    <message>
        <source>Replay the chosen event</source>
        <translation>Gewähltes Ereignis wiederholen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Signalbox::WorkflowDeletion</name>
    <message>
        <source>Delete workflow %1</source>
        <translation>Workflow %1 löschen</translation>
    </message>
    <message>
        <source>Delete the draft of %1? Nothing of it was published.</source>
        <translation>Den Entwurf von %1 löschen? Nichts davon wurde veröffentlicht.</translation>
    </message>
    <message>
        <source>Delete workflow %1? What went through it stays, and so do its revisions. Its saved cases and what was edited and not published are forgotten.</source>
        <translation>Workflow %1 löschen? Was hindurchging, bleibt, ebenso seine Revisionen. Seine gespeicherten Fälle und was bearbeitet und nicht veröffentlicht wurde, werden vergessen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>%1 ist gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted. %n event(s) that it held go on now.</source>
        <translation>
            <numerusform>%1 ist gelöscht. %n Ereignis, das er festhielt, geht jetzt weiter.</numerusform>
            <numerusform>%1 ist gelöscht. %n Ereignisse, die er festhielt, gehen jetzt weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted. %n event(s) that it held end now.</source>
        <translation>
            <numerusform>%1 ist gelöscht. %n Ereignis, das er festhielt, endet jetzt.</numerusform>
            <numerusform>%1 ist gelöscht. %n Ereignisse, die er festhielt, enden jetzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signalbox::WorkflowEditor</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Back to revision %1</source>
        <translation>Zurück zu Revision %1</translation>
    </message>
    <message>
        <source>%1 is published as revision %2.</source>
        <translation>%1 ist als Revision %2 veröffentlicht.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Rücktest</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Choose a node: a trial stops there then.</source>
        <translation>Wählen Sie einen Knoten: Dann hält ein Versuch dort an.</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schattenlauf</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Revision %1</translation>
    </message>
</context>
<context>
    <name>Signalbox::WorkflowPublishing</name>
    <message>
        <source>Back to revision %1</source>
        <translation>Zurück zu Revision %1</translation>
    </message>
    <message>
        <source>%1 can be edited now. The station file can no longer define it: take it out there.</source>
        <translation>%1 lässt sich jetzt bearbeiten. Die Stationsdatei kann es nicht mehr festlegen: nehmen Sie es dort heraus.</translation>
    </message>
</context>
<context>
    <name>Signalbox::WorkflowsPage</name>
    <message>
        <source>No workflows yet</source>
        <translation>Noch keine Workflows</translation>
    </message>
    <message>
        <source>A workflow decides where the events of your sources go.</source>
        <translation>Ein Workflow entscheidet, wohin die Ereignisse Ihrer Quellen gehen.</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>Neuer Workflow</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation>noch nicht veröffentlicht</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>Send a sample…</source>
        <translation>Beispiel senden…</translation>
    </message>
    <message>
        <source>A test request to the workflow&apos;s source</source>
        <translation>Eine Testanfrage an die Quelle des Workflows</translation>
    </message>
    <message>
        <source>Name a source in the source node first.</source>
        <translation>Zuerst im Quellknoten eine Quelle nennen.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Deletes the chosen workflow, after a question</source>
        <translation>Löscht den gewählten Workflow, nach einer Rückfrage</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
</TS>
