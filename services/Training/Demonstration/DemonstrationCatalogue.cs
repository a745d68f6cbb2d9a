using System.Security.Cryptography;
using System.Text;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Training.Demonstration;

/// <summary>A few paths and sessions for each hub, where <c>Demonstration:Load</c> is true in Development.</summary>
public sealed class DemonstrationCatalogue(IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    private static readonly DemonstrationPath[] Paths =
    [
        new(
            "Premiers pas de l'aidant numérique",
            "Posture, cadre et limites de l'aide à la personne ; repérer le besoin et orienter.",
            14,
            ["Accueillir une personne en difficulté avec le numérique", "Repérer le besoin et le niveau", "Orienter vers l'accompagnement qui convient"],
            [new(-21, 2, 12, null), new(30, 2, 12, "Salle de formation du hub")]),
        new(
            "Accompagner une démarche en ligne",
            "Mandat, consentement et données personnelles ; les démarches courantes pas à pas.",
            7,
            ["Recueillir un consentement éclairé", "Protéger les données de la personne", "Conduire une démarche jusqu'à son terme"],
            [new(45, 1, 20, null)]),
        new(
            "Animer un atelier collectif",
            "Préparer, conduire et évaluer un atelier de huit personnes.",
            14,
            ["Préparer une séance par objectifs", "Adapter l'atelier aux niveaux présents", "Évaluer ce qui est acquis"],
            [new(60, 2, 8, "Tiers-lieu partenaire")]),
    ];

    public bool IsOn { get; } = environment.IsDevelopment() && configuration.GetValue<bool>("Demonstration:Load");

    /// <summary>Loads the hub of the transaction, once: ids are made of the hub and the record's name.</summary>
    public async Task LoadAsync(HubTransaction transaction, CancellationToken stop)
    {
        if (!IsOn)
        {
            return;
        }

        var hub = transaction.Hub!.Value.Alias;
        var now = clock.GetUtcNow();
        foreach (var path in Paths)
        {
            var pathId = IdOf(hub, path.Name);
            var isNew = await transaction.ExecuteAsync(
                """
                insert into paths (hub_id, id, name, description, hours, competences, created_at, updated_at)
                values (@hub, @pathId, @Name, @Description, @Hours, @Competences, @now, @now) on conflict do nothing
                """,
                new { hub, pathId, path.Name, path.Description, path.Hours, path.Competences, now },
                stop) == 1;
            if (isNew)
            {
                await transaction.AuditAsync(Actor.System("demonstration"), "path.created", $"paths/{pathId}", stop);
                await LoadSessionsAsync(transaction, hub, pathId, path.Sessions, now, stop);
            }
        }
    }

    private static async Task LoadSessionsAsync(HubTransaction transaction, string hub, Guid pathId, IEnumerable<DemonstrationSession> sessions, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var session in sessions)
        {
            var id = IdOf(hub, $"{pathId}+{session.InDays}");
            var first = DateOnly.FromDateTime(now.UtcDateTime).AddDays(session.InDays);
            await transaction.ExecuteAsync(
                """
                insert into sessions (hub_id, id, path_id, capacity, remote, place, first_day, last_day, created_at, updated_at)
                values (@hub, @id, @pathId, @Capacity, @Place is null, @Place, @first, @last, @now, @now);
                insert into half_days (hub_id, session_id, day, part)
                select @hub, @id, day::date, part from generate_series(@first::date, @last::date, '1 day') as day, unnest(array['morning', 'afternoon']) as part;
                """,
                new { hub, id, pathId, session.Capacity, session.Place, first, last = first.AddDays(session.Days - 1), now },
                stop);
            await transaction.AuditAsync(Actor.System("demonstration"), "session.created", $"sessions/{id}", stop);
        }
    }

    private static Guid IdOf(string hub, string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{hub}/{name}")).AsSpan(0, 16));

    private sealed record DemonstrationPath(string Name, string Description, int Hours, string[] Competences, DemonstrationSession[] Sessions);

    /// <param name="InDays">First day, counted from the day of loading.</param>
    /// <param name="Days">How many whole days.</param>
    /// <param name="Capacity">Seats.</param>
    /// <param name="Place">Null: at a distance.</param>
    private sealed record DemonstrationSession(int InDays, int Days, int Capacity, string? Place);
}
