namespace Keyferry.Aws.Calling;

/// <summary>
/// One of the actions that reading a live account takes. They are all in <see cref="ReadActions"/>: what may be called and
/// what <c>keyferry permissions</c> asks for is the same list.
/// </summary>
/// <param name="Name">as a policy names it: <c>iam:GetRole</c></param>
/// <param name="Where">in which accounts it is called</param>
/// <param name="Why">what the answer is needed for, as a clause: <c>the roles' trust and boundary</c></param>
public sealed record ReadAction(string Name, ReadFrom Where, string Why)
{
    /// <summary>What the policy allows it on; <c>*</c> where the action takes no resource.</summary>
    public string Resource { get; init; } = "*";

    public string Service => Name[..Name.IndexOf(':', StringComparison.Ordinal)];

    public override string ToString() => Name;
}
