namespace Millrace.Tests.Sinks;

/// <summary>Lets what comes after the sinks pass, or not.</summary>
public sealed class Gate : IContentKeyed
{
    public string ContentKey => "gate";

    public bool IsShut { get; set; }
}
