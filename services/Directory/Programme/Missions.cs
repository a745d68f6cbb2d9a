namespace HubsPlatform.Directory.Programme;

/// <summary>What a programme asks of its hubs. No two programmes ask the same, so nothing may count on four.</summary>
public static class Missions
{
    public const string Census = "recenser";
    public const string Funding = "lever-des-fonds";
    public const string Pooling = "mutualiser";
    public const string Evaluation = "evaluer";
    public const string Animation = "animer";
    public const string Support = "accompagner";

    /// <summary>Call for projects of September 2018.</summary>
    public static readonly IReadOnlyList<string> FirstGeneration = [Census, Funding, Pooling, Evaluation];

    /// <summary>Call for expressions of interest of November 2020.</summary>
    public static readonly IReadOnlyList<string> SecondGeneration = [Animation, Support];

    public static readonly IReadOnlyList<string> All = [.. FirstGeneration, .. SecondGeneration];
}
