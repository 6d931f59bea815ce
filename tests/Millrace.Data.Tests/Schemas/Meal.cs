namespace Millrace.Data.Tests;

public enum Meal
{
    Soup,
    Bread,
}
