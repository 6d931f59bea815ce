namespace Millrace.Data.Tests;

/// <summary>The same names for other things.</summary>
public enum OtherMeal
{
    Bread,
    Soup,
}
