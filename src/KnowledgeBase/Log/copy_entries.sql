copy kb.entry (archive, position, event_id, seq_id, stream, recorded_at) from stdin (format binary)
