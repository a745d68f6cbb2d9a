namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>A mapping that cannot be read; the message is a French sentence that names the place.</summary>
public sealed class MappingException(string message) : Exception(message);
