using Dapper;
using Npgsql;

namespace HubsPlatform.Testing;

/// <summary>What the catalogue of a service's database must say for hubs to be apart.</summary>
public static class HubTableRules
{
    /// <summary>Every breach of the rules, in words; empty when there is none.</summary>
    /// <param name="owner">A connection of the owner.</param>
    /// <param name="appRole">The service's login.</param>
    public static async Task<IReadOnlyList<string>> BreachesAsync(NpgsqlConnection owner, string appRole) =>
        (await owner.QueryAsync<string>(
            """
            with hub_tables as (
              select c.oid, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner, a.attnum
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'hub_id' and not a.attisdropped
              where c.relkind in ('r', 'p') and c.relpersistence <> 't')
            select name || ': row-level security is not forced' from hub_tables where not (relrowsecurity and relforcerowsecurity)
            union all
            select name || ': no policy' from hub_tables t where not exists (select from pg_policy p where p.polrelid = t.oid)
            union all
            select t.name || ': a policy may write without a check' from hub_tables t join pg_policy p on p.polrelid = t.oid
              where p.polcmd in ('*', 'w', 'a') and p.polwithcheck is null
            union all
            select t.name || ': key ' || i.indexrelid::regclass || ' does not begin with hub_id' from hub_tables t join pg_index i on i.indrelid = t.oid
              where i.indisunique and i.indkey[0] <> t.attnum
            union all
            select t.name || ': foreign key ' || k.conname || ' does not begin with hub_id' from hub_tables t join pg_constraint k on k.conrelid = t.oid
              where k.contype = 'f' and k.conkey[1] <> t.attnum and exists (select from hub_tables o where o.oid = k.confrelid)
            union all
            select c.oid::regclass || ': view without security_invoker' from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema') and not coalesce(c.reloptions @> '{security_invoker=true}', false)
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            union all
            select c.oid::regclass || ': materialized view' from pg_class c where c.relkind = 'm'
            union all
            select p.oid::regprocedure || ': security definer' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
              where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            union all
            select rolname || ': superuser, BYPASSRLS or owner of tables' from pg_roles r
              where rolname = @appRole and (rolsuper or rolbypassrls or exists (select from pg_class c where c.relowner = r.oid and c.relpersistence <> 't'))
            union all
            select @appRole || ': may change audit entries' where has_table_privilege(@appRole, 'platform.audit_entries', 'update, truncate')
            union all
            select p.polname || ': lets audit entries be changed or deleted' from pg_policy p
              where p.polrelid = 'platform.audit_entries'::regclass and (p.polcmd in ('*', 'w') or p.polcmd = 'd' and p.polname <> 'retention')
            """,
            new { appRole })).AsList();
}
