delete from kb.claim where archive = $1;
delete from kb.claim_key where archive = $1;
delete from kb.reference where archive = $1;
delete from kb.keyed where archive = $1;
delete from kb.replacement where archive = $1;
delete from kb.dependency where archive = $1;
delete from kb.search where archive = $1;
