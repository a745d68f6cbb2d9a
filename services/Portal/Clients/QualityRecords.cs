namespace HubsPlatform.Portal.Clients;

/// <summary>How fresh and how complete a hub's census is.</summary>
public sealed record HubQuality(QualityFigures All, IReadOnlyList<SourceQuality> Sources, IReadOnlyList<DepartementQuality> Departements);

/// <summary>The same of all hubs together and of each.</summary>
public sealed record NationalQuality(QualityFigures All, IReadOnlyList<QualityOfHub> Hubs);

public sealed record QualityOfHub(string Hub, QualityFigures Figures);

/// <summary>Mean completeness of 0 to 100, null where there is no place.</summary>
public sealed record QualityFigures(long Places, decimal? Score, IReadOnlyList<LevelCount> Freshness, IReadOnlyList<MissingField> Missing, long ToConfirm);

public sealed record LevelCount(string Level, long Places);

public sealed record MissingField(string Field, int Weight, long Places);

public sealed record SourceQuality(string Source, QualityFigures Figures);

public sealed record DepartementQuality(string Code, string Name, QualityFigures Figures);
