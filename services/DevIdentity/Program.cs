using HubsPlatform.DevIdentity;

try
{
    await DevelopmentIdentity.Build(args).RunAsync();
    return 0;
}
catch (Exception e) when (e is InvalidOperationException or IOException) // what a person can mend: configuration, realm file, a port in use
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
