using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Web;

/// <summary>Figures of quality, each of which may lead to the places behind it.</summary>
/// <param name="Figures">Of a hub or of all.</param>
/// <param name="LeadsTo">The address of the places of a level, or without a field; null for readers who may not see them.</param>
public sealed record QualityTable(QualityFigures Figures, Func<string, string>? LeadsTo = null);

/// <summary>One line per source, département or hub.</summary>
/// <param name="Caption">Of the table.</param>
/// <param name="Column">Of what the lines are.</param>
/// <param name="Lines">Name and figures.</param>
public sealed record QualityLines(string Caption, string Column, IReadOnlyList<QualityLine> Lines);

/// <param name="Name">Of the source, département or hub.</param>
/// <param name="Figures">Its own.</param>
/// <param name="LeadsTo">The address of its places, all or those of a level; null for readers who may not see them.</param>
public sealed record QualityLine(string Name, QualityFigures Figures, Func<string?, string>? LeadsTo = null);
