namespace Keyferry.Cloud.Execution;

/// <summary>An error as a service answers it: AWS's code, words and HTTP status.</summary>
/// <param name="Service">The service's name as in an endpoint: <c>ec2</c>, <c>kms</c>, <c>sts</c>, <c>ssm</c>, <c>imagebuilder</c>.</param>
/// <param name="Code"><c>InvalidParameter</c>, <c>AccessDenied</c> …</param>
/// <param name="Message">AWS's words, with ids filled in.</param>
/// <param name="Status">HTTP status.</param>
public sealed record ServiceError(string Service, string Code, string Message, int Status)
{
    /// <summary>
    /// What ends a call of which it can't be told how it ends, because nothing is there to go on with: no failure, and no
    /// answer of AWS's. An <see cref="Obstacle.CannotTell"/> beside it has the reason.
    /// </summary>
    internal static ServiceError Undecided { get; } = new("", "Undecided", "it can't be told", 0);

    /// <summary>The error's member <c>Reason</c>, in the services whose errors have one (EBS direct, Organizations …); or null.</summary>
    public string? Reason { get; init; }
}
