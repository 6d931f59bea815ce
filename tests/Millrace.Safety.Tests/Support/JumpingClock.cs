namespace Millrace.Safety.Tests.Support;

/// <summary>A clock of which the date is set by hand, as people and time servers do. Durations are measured as ever.</summary>
internal sealed class JumpingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
