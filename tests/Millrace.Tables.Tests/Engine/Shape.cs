namespace Millrace.Tables.Tests.Engine;

/// <summary>Members in another order than their names.</summary>
public enum Shape
{
    Square,
    Circle,
    Oval = -3,
}
