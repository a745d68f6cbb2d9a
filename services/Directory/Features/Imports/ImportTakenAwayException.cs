namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The import was cancelled, or another process has it: nothing more of it may be written here.</summary>
internal sealed class ImportTakenAwayException() : Exception("The import is no longer this process's.");
