using HubsPlatform.DevIdentity;

try
{
    await DevelopmentIdentity.Build(args).RunAsync();
    return 0;
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
