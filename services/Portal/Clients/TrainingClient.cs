namespace HubsPlatform.Portal.Clients;

/// <summary>Training paths and sessions that the hub's structures share.</summary>
public sealed class TrainingClient(HttpClient http)
{
    private const string Root = "api/training";

    /// <summary>The structures that may enrol; of interest here is how many.</summary>
    public Task<Answer<Paged<TrainingStructure>>> StructuresAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<Paged<TrainingStructure>>($"{Root}/hubs/{hub}/structures".With(("pageSize", "1")), stop);

    public Task<Answer<Paged<TrainingSession>>> SessionsAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<Paged<TrainingSession>>($"{Root}/hubs/{hub}/sessions".With(("pageSize", "200")), stop);
}

public sealed record TrainingStructure(Guid Id, string Name, string DepartementCode, bool Operating);

public sealed record TrainingSession(Guid Id, string PathName, int Capacity, int SeatsTaken, long Waiting, bool Remote, string? Place, IReadOnlyList<TrainingHalfDay> HalfDays)
{
    public DateOnly? FirstDay => HalfDays.Count == 0 ? null : HalfDays.Min(half => half.Day);

    public int SeatsLeft => Math.Max(0, Capacity - SeatsTaken);
}

public sealed record TrainingHalfDay(DateOnly Day);
