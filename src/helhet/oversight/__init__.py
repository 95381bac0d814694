"""Looking after access: what is unusual is reviewed, questions are answered, emergencies are opened for."""
