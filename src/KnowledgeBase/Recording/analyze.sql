-- What was just recorded in bulk changes what the planner should expect.
analyze kb.claim, kb.claim_key, kb.keyed, kb.reference, kb.entry, kb.mt_events, kb.mt_streams
