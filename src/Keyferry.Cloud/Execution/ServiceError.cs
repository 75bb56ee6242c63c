namespace Keyferry.Cloud.Execution;

/// <summary>An error as a service answers it: AWS's code, words and HTTP status.</summary>
/// <param name="Service">The service's name as in an endpoint: <c>ec2</c>, <c>kms</c>, <c>sts</c>, <c>ssm</c>, <c>imagebuilder</c>.</param>
/// <param name="Code"><c>InvalidParameter</c>, <c>AccessDenied</c> …</param>
/// <param name="Message">AWS's words, with ids filled in.</param>
/// <param name="Status">HTTP status.</param>
public sealed record ServiceError(string Service, string Code, string Message, int Status)
{
    /// <summary>The error's member <c>Reason</c>, in the services whose errors have one (EBS direct, Organizations …); or null.</summary>
    public string? Reason { get; init; }
}
