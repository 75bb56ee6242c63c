using Amazon.Runtime;

namespace Keyferry.Aws.Calling;

/// <summary>What there is to sign with in an account.</summary>
internal abstract record CredentialsFound
{
    private CredentialsFound()
    {
    }

    /// <param name="Credentials">of that account, which was asked for</param>
    /// <param name="By">how they were come by, for a person: <c>profile build</c></param>
    public sealed record Some(AWSCredentials Credentials, string By) : CredentialsFound;

    public sealed record None(Obstacle Obstacle) : CredentialsFound;
}
