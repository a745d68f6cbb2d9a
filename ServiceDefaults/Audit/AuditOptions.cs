using System.ComponentModel.DataAnnotations;

namespace HubsPlatform.ServiceDefaults.Audit;

/// <summary>
/// Configuration section <c>Audit</c>: how long the trail is kept, in days. Both follow the CNIL's recommendation on logging
/// (délibération 2021-122 of 14 October 2021): six months to one year as a rule, up to three years where the trail is needed to
/// control what authorised people did.
/// </summary>
public sealed class AuditOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Audit";

    /// <summary>Under six months an abuse may be found too late; the database keeps that much in any case.</summary>
    public const int Fewest = 183;

    /// <summary>The longest that the recommendation allows.</summary>
    public const int Most = 3 * 366;

    /// <summary>Days that denials and looks across hubs are kept: one year.</summary>
    [Range(Fewest, Most)]
    public int DaysOfLooks { get; set; } = 365;

    /// <summary>Days that writes are kept: three years. What was decided (an award, an attendance) is a record of its own and stays with its service.</summary>
    [Range(Fewest, Most)]
    public int DaysOfWrites { get; set; } = 3 * 365;
}
