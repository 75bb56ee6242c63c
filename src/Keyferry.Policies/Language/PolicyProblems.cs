using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>What is wrong with the policy being read, and what its readers must know about it.</summary>
/// <param name="document">The file or label of the text.</param>
/// <param name="prefix">JSON pointer of the policy within that text.</param>
/// <param name="kind">Which role the policy plays.</param>
internal sealed class PolicyProblems(string document, string prefix, PolicyKind kind)
{
    private readonly List<Problem> _problems = [];

    public PolicyKind Kind { get; } = kind;

    /// <summary>Whether <c>${…}</c> is a variable (F5.46); known once Version is read.</summary>
    public bool HasVariables { get; set; }

    public IReadOnlyList<Problem> All => _problems;

    /// <summary>The kind in words, for messages: <c>an identity policy</c>.</summary>
    public string KindName => Kind switch
    {
        PolicyKind.Identity => "an identity policy",
        PolicyKind.Resource => "a resource policy",
        PolicyKind.Trust => "a trust policy",
        PolicyKind.Boundary => "a permissions boundary",
        PolicyKind.Session => "a session policy",
        PolicyKind.ServiceControl => "a service control policy",
        PolicyKind.ResourceControl => "a resource control policy",
        PolicyKind.VpcEndpoint => "a VPC endpoint policy",
        _ => throw new System.Diagnostics.UnreachableException($"{Kind}"),
    };

    /// <summary>AWS refuses the policy.</summary>
    public void Error(string pointer, Position position, string message, string? help = null) =>
        _problems.Add(new Problem(ProblemSeverity.Error, document, prefix + pointer, position, message, help));

    /// <summary>AWS takes the policy, but it hardly does what was meant.</summary>
    public void Warn(string pointer, Position position, string message, string? help = null) =>
        _problems.Add(new Problem(ProblemSeverity.Warning, document, prefix + pointer, position, message, help));
}
