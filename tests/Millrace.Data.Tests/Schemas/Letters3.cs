namespace Millrace.Data.Tests;

/// <summary>Letters in their order.</summary>
public enum Letters3
{
    A,
    B,
    C,
}
