using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Rings when an import was put in the queue.</summary>
internal sealed class ImportBell : Bell;
