using Millrace;
using Millrace.Data;

namespace ChicagoTaxi;

/// <summary>The three parts of the trips: to learn from, to choose by, and to judge by in the end.</summary>
/// <param name="Train">Trips that features and models learn from.</param>
/// <param name="Tune">Trips that the better model is chosen on.</param>
/// <param name="Test">Trips that nobody sees before the final evaluation.</param>
public readonly record struct TripParts(Dataset<Trip> Train, Dataset<Trip> Tune, [Holdout] Dataset<Trip> Test);
