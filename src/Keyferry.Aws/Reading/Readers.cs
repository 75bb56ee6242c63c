using System.Collections.Concurrent;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Reading;

/// <summary>What all readers share: the way to the accounts, the world they write, and that nothing is read twice.</summary>
internal sealed class Readers
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _once = new(StringComparer.Ordinal);

    /// <param name="access">The way to the accounts.</param>
    /// <param name="draft">What they write.</param>
    /// <param name="source">The account that builds.</param>
    /// <param name="home">Where it builds: where services without Regions are asked.</param>
    /// <param name="organizationAccount">Who is asked about the organization; null: its management account.</param>
    public Readers(AwsAccess access, WorldDraft draft, AccountId source, Region home, AccountId? organizationAccount)
    {
        Access = access;
        Draft = draft;
        Source = source;
        Home = home;
        Policies = new PolicyReading(this);
        Roles = new RoleReading(this);
        Keys = new KeyReading(this);
        Images = new ImageReading(this);
        Settings = new SettingsReading(this);
        Builds = new BuildNumberReading(this);
        Organizations = new OrganizationReading(this, organizationAccount);
    }

    public AwsAccess Access { get; }

    public WorldDraft Draft { get; }

    public AccountId Source { get; }

    /// <summary>The Region of the pipeline: where services without Regions are asked.</summary>
    public Region Home { get; }

    public PolicyReading Policies { get; }

    public RoleReading Roles { get; }

    public KeyReading Keys { get; }

    public ImageReading Images { get; }

    public SettingsReading Settings { get; }

    public BuildNumberReading Builds { get; }

    public OrganizationReading Organizations { get; }

    /// <summary>The same reading for all who ask for it.</summary>
    public Task Once(string what, Func<Task> read) => _once.GetOrAdd(what, _ => new Lazy<Task>(read)).Value;

    /// <summary>The same, with its result.</summary>
    public Task<T> Once<T>(string what, Func<Task<T>> read) => (Task<T>)_once.GetOrAdd(what, _ => new Lazy<Task>(read)).Value;

    /// <summary>What an answer means for one subject: it is there, surely not there, or unread.</summary>
    /// <returns>The value where it is there.</returns>
    public T? Take<T>(Answer<T> answer, string subject)
        where T : class
    {
        switch (answer)
        {
            case Answer<T>.Known known:
                return known.Value;
            case Answer<T>.Missing:
                Draft.PutAbsent(subject);
                return null;
            case Answer<T>.Unknown unknown:
                Draft.PutUnread(subject, unknown.Because);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
