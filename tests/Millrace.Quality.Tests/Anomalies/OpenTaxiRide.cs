namespace Millrace.Quality.Tests.Anomalies;

/// <summary>A trip as serving has it: its tip is not known.</summary>
[Schema(From = typeof(TaxiRide), Without = [nameof(TaxiRide.Tips)])]
internal partial record struct OpenTaxiRide;
