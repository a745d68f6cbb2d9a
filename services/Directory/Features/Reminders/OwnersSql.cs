using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Quality;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>Census places with whom a reminder about them would reach.</summary>
internal static class OwnersSql
{
    /// <summary>
    /// Rows <c>o</c>: id, name, commune, departement_code, updated_on, level, address (null: nobody to ask), hash, is_refused, is_recent (asked or answered since
    /// <c>@since</c>). Mails that could not be brought count as asked where <c>@failed_count</c>: else a machine would try them for ever.
    /// </summary>
    public static readonly string Owners = $"""
        (select p.*, h.hash, exists (select from work.reminder_refusals r where r.address_hash = h.hash) as is_refused,
           exists (select from place_links l left join reminders m on m.hub_id = @hub and m.id = l.reminder_id
             where l.hub_id = @hub and l.place_id = p.id and (l.answered_at > @since
               or (l.created_at > @since and l.revoked_at is null and (m.state in ('queued', 'sending', 'sent') or (m.state = 'failed' and @failed_count))))) as is_recent
         from (select p.id, p.nom as name, p.commune, p.departement_code, p.date_maj as updated_on, {Freshness.Sql} as level, {PlaceOwner.Address} as address
           from census_places p where p.hub_id = @hub) p
         cross join lateral (select {AddressHash.Sql("p.address")} as hash) h) o
        """;

    /// <summary>Can be asked at once.</summary>
    public const string IsDue = "o.address is not null and not o.is_refused and not o.is_recent";
}
