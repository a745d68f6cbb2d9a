namespace HubsPlatform.DevIdentity.Realms;

/// <summary>The realm file cannot be used; the message says what is wrong with it.</summary>
internal sealed class RealmFileException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
