"""Files on their way into the house, whatever they hold."""
