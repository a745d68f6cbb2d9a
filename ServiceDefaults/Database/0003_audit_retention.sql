-- The audit trail is appended to, read, and forgotten when it is old (ServiceDefaults/Audit/AuditRetention.cs). The service's login
-- may delete, but this policy shows a deletion only rows older than the moments that the sweep names, and never one of the
-- last six months. A deletion that names no moment finds nothing.
create policy retention on platform.audit_entries for delete using (
  occurred_at < now() - interval '6 months'
  and occurred_at < nullif(current_setting(
    case when outcome = 'denied' or hub_id = '*' then 'app.audit_looks_before' else 'app.audit_writes_before' end, true), '')::timestamptz);
grant delete on platform.audit_entries to current_app;
create index audit_entries_age on platform.audit_entries using brin (occurred_at);
