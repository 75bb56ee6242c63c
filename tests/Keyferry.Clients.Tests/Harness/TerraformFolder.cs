using System.Text.RegularExpressions;

namespace Keyferry.Clients.Tests.Harness;

/// <summary>
/// A folder in which Terraform works with the AWS provider as it is on this machine; nothing is fetched. Where the provider lies
/// says <see cref="Plugins"/>, else it is looked for where Terraform itself looks
/// (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories).
/// </summary>
internal sealed partial class TerraformFolder : IDisposable
{
    /// <summary>The folder that holds <c>registry.terraform.io/hashicorp/aws</c>.</summary>
    public const string Plugins = "KEYFERRY_TERRAFORM_PLUGINS";

    private const string Configuration = "TF_CLI_CONFIG_FILE";

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["CHECKPOINT_DISABLE"] = "1",
        ["TF_IN_AUTOMATION"] = "1",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    private TerraformFolder(string? plugins)
    {
        Folder = Directory.CreateTempSubdirectory("keyferry-terraform-").FullName;
        this["AWS_CONFIG_FILE"] = Path.Combine(Folder, "no-config");
        if (plugins is not null)
        {
            string mirror = Path.Combine(Folder, "mirror.tfrc");
            File.WriteAllText(mirror, $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{plugins}\"\n  }}\n}}\n");
            this[Configuration] = mirror;
        }
    }

    public string Folder { get; }

    /// <summary>What the environment of the next runs has.</summary>
    public string this[string name]
    {
        set => _environment[name] = value;
    }

    /// <summary>A folder; null where Terraform or the provider isn't there, which is said.</summary>
    public static TerraformFolder? Find(ITestOutputHelper output)
    {
        string? plugins = Environment.GetEnvironmentVariable(Plugins) is { Length: > 0 } set ? set : Usual().FirstOrDefault(HasProvider);
        string? missing =
            !Tool.IsThere("terraform") ? "terraform"
            : plugins is not null && !HasProvider(plugins) ? $"the AWS provider in {plugins}"
            : plugins is null && !NamesMirror(Environment.GetEnvironmentVariable(Configuration))
                ? $"Terraform's AWS provider ({Plugins} says where it is)"
            : null;
        if (missing is not null)
        {
            output.WriteLine($"not on this machine: {missing}; Terraform wasn't asked");
            return null;
        }

        return new TerraformFolder(plugins);
    }

    /// <summary>Writes a configuration and makes the folder ready for it.</summary>
    /// <returns>The version of the provider.</returns>
    public async Task<Version> InitAsync(string configuration, string file = "main.tf")
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, file), configuration);
        await RunAsync("init", "-input=false");
        string chosen = await File.ReadAllTextAsync(Path.Combine(Folder, ".terraform.lock.hcl"));
        return Version.Parse(Chosen().Match(chosen).Groups[1].Value);
    }

    /// <summary>Runs a command that must end well.</summary>
    public async Task<string> RunAsync(string command, params string[] arguments)
    {
        Ended ended = await Tool.RunAsync("terraform", [command, "-no-color", .. arguments], _environment, Folder);
        Assert.True(ended.Code == 0, $"terraform {command}: {ended}");
        return ended.Output;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static bool HasProvider(string folder) => Directory.Exists(Path.Combine(folder, "registry.terraform.io", "hashicorp", "aws"));

    // A configuration of Terraform's own in which somebody says where providers are.
    private static bool NamesMirror(string? configuration) =>
        File.Exists(configuration) && File.ReadAllText(configuration).Contains("_mirror", StringComparison.Ordinal);

    private static IEnumerable<string> Usual() =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d", "plugins"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "terraform", "plugins"),
        "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
    ];

    [GeneratedRegex("version\\s*=\\s*\"([\\d.]+)\"")]
    private static partial Regex Chosen();
}
