using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// One evaluation of calls over a world. Pure from outside: it begins with a world and ends with another and a trace; the
/// services inside update <see cref="World"/> as their calls succeed. Not shared between threads; the decision cache may be.
/// </summary>
public sealed class Run(World world, ExecutionMode mode, DecisionCache? decisions = null)
{
    private readonly Stack<CallScope> _open = new();
    private readonly List<Call> _trace = [];
    private readonly Dictionary<Role, (string Name, Caller Caller)> _sessions = new(ReferenceEqualityComparer.Instance);

    public World World { get; set; } = world;

    public ExecutionMode Mode { get; } = mode;

    /// <summary>
    /// Whether calls keep the questions that were allowed. A run of thousands of jobs keeps only those that stand in the
    /// way: nobody reads the others, and they would fill the memory.
    /// </summary>
    public bool KeepsAllowed { get; init; } = true;

    /// <summary>What the host lends; null where nothing is really done, only foretold.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Whether what is called is really done: then nothing is taken for allowed that can't be told.</summary>
    internal bool Acts => Mode == ExecutionMode.Actual && Platform is not null;

    public DecisionCache Decisions { get; } = decisions ?? new DecisionCache();

    /// <summary>What is known of callers and owners for the contexts of questions.</summary>
    internal ContextShelf Contexts { get; } = new();

    /// <summary>Which AMI names are taken.</summary>
    internal ImageNames ImageNames { get; } = new();

    /// <summary>The finished outermost calls, in order.</summary>
    public ImmutableArray<Call> Trace => [.. _trace];

    /// <summary>
    /// Where a service really acts, an account that calls exists, though nobody described it: it stands alone. What hangs on
    /// its organization is then known.
    /// </summary>
    public void Describe(AccountId account)
    {
        if (!World.Accounts.ContainsKey(account))
        {
            World = World with { Accounts = World.Accounts.Add(account, new Account { Id = account }) };
        }
    }

    /// <summary>Opens a call; while it is open, further calls are recorded as caused by it. Dispose to close.</summary>
    /// <param name="caller">Who makes it.</param>
    /// <param name="action">The IAM action.</param>
    /// <param name="region">The endpoint's Region.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="continues">Whether it is the later part of a call that was answered before.</param>
    public CallScope Begin(
        Caller caller, string action, Region region, string resource, string purpose = "", bool continues = false)
    {
        CallScope scope = new(this, new Call
        {
            Caller = caller,
            Action = action,
            Region = region,
            Resource = resource,
            Purpose = purpose,
            Continues = continues,
        });
        _open.Push(scope);
        return scope;
    }

    /// <summary>The session of a role; sessions of one name are one caller, however often and in how many Regions it is assumed.</summary>
    internal Caller SessionOf(Role role, string sessionName)
    {
        if (!_sessions.TryGetValue(role, out (string Name, Caller Caller) session) || session.Name != sessionName)
        {
            _sessions[role] = session = (sessionName, Caller.RoleSession(role, sessionName).WithoutMfa());
        }

        return session.Caller;
    }

    /// <summary>How many outermost calls are finished; with <see cref="Since"/> a step finds its own calls without copying the trace.</summary>
    internal int Finished => _trace.Count;

    internal ImmutableArray<Call> Since(int finished) =>
        finished == _trace.Count ? [] : [.. System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_trace)[finished..]];

    internal void Close(CallScope scope, Call call)
    {
        if (_open.Count == 0 || !ReferenceEquals(_open.Pop(), scope))
        {
            throw new InvalidOperationException("calls must be closed in the reverse order of their opening");
        }

        if (_open.TryPeek(out CallScope? parent))
        {
            parent.AddCaused(call);
        }
        else
        {
            _trace.Add(call);
        }
    }
}
