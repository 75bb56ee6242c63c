using Keyferry.Clients.Tests.Harness;

namespace Keyferry.Clients.Tests.Cli;

/// <summary>
/// A shell with the AWS CLI, as somebody has it who works with a local AWS: in a folder of its own, with no configuration but
/// credentials and the address to call.
/// </summary>
internal sealed class Shell : IDisposable
{
    // `--endpoint-url` is what every release of the CLI takes; newer ones would also read it from the environment.
    private const string Opening = "set -euo pipefail; aws() { command aws --endpoint-url \"$ENDPOINT\" \"$@\"; }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("keyferry-cli-").FullName;
    private readonly Uri _endpoint;

    public Shell(Uri endpoint)
    {
        _endpoint = endpoint;
        foreach (string path in Directory.EnumerateFiles(Repository.PathOf("tests/Keyferry.Clients.Tests/Cli/Files")))
        {
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
        }
    }

    /// <param name="script">Bash.</param>
    /// <param name="credentials">Access key id, secret access key, and the token of a session.</param>
    /// <param name="region">The Region to work in.</param>
    /// <param name="variables">What was learnt before, for the script to use.</param>
    public async Task<Ended> RunAsync(
        string script, (string Id, string Secret, string? Token) credentials, string region,
        IEnumerable<KeyValuePair<string, string>> variables)
    {
        Dictionary<string, string> environment = new(variables, StringComparer.Ordinal)
        {
            ["ENDPOINT"] = _endpoint.ToString().TrimEnd('/'),
            ["PATH"] = await AwsCli.PathAsync(),
            ["HOME"] = _folder,
            ["AWS_CONFIG_FILE"] = Path.Combine(_folder, "no-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder, "no-credentials"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_ACCESS_KEY_ID"] = credentials.Id,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.Secret,
            ["AWS_DEFAULT_REGION"] = region,
            ["LC_ALL"] = "C.UTF-8",
        };
        if (credentials.Token is { } token)
        {
            environment["AWS_SESSION_TOKEN"] = token;
        }

        return await Tool.RunAsync("bash", ["-c", Opening + script], environment, _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
