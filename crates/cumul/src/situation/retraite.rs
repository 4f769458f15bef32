//! Checks of a retraite, and its layout for the simulation.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::lecture::{Faults, Montant, MontantAnnuel, ParMois, Pourcent};
use super::mois::{Pension, Progressive, Serie};
use super::prestations::{
    CarriereRetraite, MotifRetraite, RegimeComplementaire, Retraite, RetraiteProgressive,
};
use super::verification::{SANS_FIN, conflict, legal, missing};
use super::{Requete, Situation};
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::parameters::Timeline;
use crate::prestations::aah;
use crate::prestations::pensions::Montants;
use crate::prestations::retraite::cumul::Pension as RegimePension;
use crate::prestations::retraite::montant::{self, Carriere};
use crate::prestations::retraite::{ages, cumul_2027, nouveau_regime, progressive};

fn at(name: &str) -> alloc::string::String {
    format!("prestations.retraite.{name}")
}

impl Situation {
    /// The retraite of a request and what the rules of work need of it.
    pub(super) fn pension_retraite(
        &self,
        requete: &Requete,
        retraite: &Retraite,
        faults: &mut Faults,
    ) -> Option<Pension> {
        let depuis = retraite.depuis.get();
        let premiere = retraite
            .premiere_pension
            .map_or(depuis, super::lecture::Mois::get);
        if premiere > depuis {
            faults.push_between(conflict(
                &at("premiere_pension"),
                premiere.to_string(),
                &[&at("depuis")],
                "la première retraite viendrait après celle-ci",
                "un mois jusqu'à depuis",
            ));
        }
        let complementaire_depuis = retraite
            .complementaire_depuis
            .map_or(depuis, super::lecture::Mois::get);
        let motif = motif(retraite, faults);
        let carriere = self.carriere(retraite, motif, faults);
        if retraite.base.is_none() && retraite.carriere.is_none() {
            faults.push_between(missing(
                &at("base"),
                "Le montant de la retraite s'impute sur l'AAH et entre dans le cumul.",
                "un montant en euros par mois, ou la carrière qui permet de l'estimer (carriere)",
            ));
        }
        let trimestres = retraite.trimestres.map(|nombre| nombre.get());
        let progressive = retraite
            .progressive
            .as_ref()
            .and_then(|p| self.progressive(requete, retraite, p, faults));
        let acquise_par_taux = retraite.taux_plein
            && matches!(motif, MotifRetraite::Age | MotifRetraite::CarriereLongue);
        Some(Pension {
            depuis,
            premiere,
            motif,
            montants: Montants {
                base: retraite.base.map(Montant::get).unwrap_or_default(),
                autre_base: retraite.autre_base.get(),
                complementaire: retraite.complementaire.get(),
            },
            complementaire_depuis,
            carriere,
            regles: RegimePension {
                depuis: Some(depuis),
                trimestres,
                duree_acquise: acquise_par_taux,
                toutes_liquidees: retraite.toutes_pensions_liquidees,
                dernier_salaire: retraite.dernier_salaire.map(Montant::get),
                moyenne_dix_ans: retraite.moyenne_dix_ans.map(Montant::get),
                regime_complementaire: retraite.regime_complementaire,
                non_salarie: retraite.ancien_non_salarie,
            },
            progressive,
            imposable: retraite
                .net_imposable_mensuel
                .as_ref()
                .map(|serie| Serie::new(serie, Montant::get)),
            annuel: retraite
                .net_imposable_annuel
                .0
                .iter()
                .map(|(y, m)| (*y, m.get()))
                .collect(),
        })
    }

    /// The career of a retraite to estimate.
    fn carriere(
        &self,
        retraite: &Retraite,
        motif: MotifRetraite,
        faults: &mut Faults,
    ) -> Option<Carriere> {
        let carriere = retraite.carriere.as_ref()?;
        if retraite.base.is_some() {
            faults.push_between(conflict(
                &at("carriere"),
                "une carrière".to_owned(),
                &[&at("base")],
                "le montant de la retraite est donné deux fois",
                "le montant ou la carrière",
            ));
        }
        if carriere.points.get() > Rate::ZERO && retraite.complementaire.get().is_some() {
            faults.push_between(conflict(
                &at("carriere.points"),
                "des points".to_owned(),
                &[&at("complementaire")],
                "la retraite complémentaire est donnée deux fois",
                "les points ou le montant",
            ));
        }
        let depuis = retraite.depuis.get();
        let tables: Timeline<ages::Parameters> = Timeline::new(&self.legislation);
        let regles = ages::pour(&tables, self.naissance, depuis)?;
        if regles.duree_requise == 0 {
            faults.push_between(conflict(
                &at("carriere"),
                "une carrière".to_owned(),
                &["personne.naissance"],
                "les durées sont connues pour les naissances à partir de 1955",
                "le montant de la retraite (base)",
            ));
            return None;
        }
        if retraite.progressive.is_none() {
            self.age_du_depart(retraite, motif, carriere, regles, faults);
        }
        let moyen = self.salaire_moyen(carriere, depuis, faults)?;
        let regime = carriere.trimestres_regime_general.get();
        let trimestres = retraite.trimestres.map_or(regime, |nombre| nombre.get());
        if trimestres < regime {
            faults.push_between(conflict(
                &at("carriere.trimestres_regime_general"),
                regime.to_string(),
                &[&at("trimestres")],
                "le régime général compte plus de trimestres que tous les régimes",
                "au plus les trimestres tous régimes",
            ));
        }
        if carriere.trimestres_cotises.get() > trimestres {
            faults.push_between(conflict(
                &at("carriere.trimestres_cotises"),
                carriere.trimestres_cotises.get().to_string(),
                &[&at("trimestres"), &at("carriere.trimestres_regime_general")],
                "il y a plus de trimestres cotisés que de trimestres",
                "au plus les trimestres tous régimes",
            ));
        }
        Some(Carriere {
            salaire_annuel_moyen: moyen,
            trimestres,
            trimestres_regime_general: regime,
            trimestres_cotises: carriere.trimestres_cotises.get(),
            trimestres_surcote: carriere.trimestres_surcote.get(),
            trimestres_handicap: carriere
                .trimestres_handicap
                .map(|nombre| nombre.get())
                .filter(|_| motif == MotifRetraite::Handicap),
            points: carriere.points.get(),
            taux_plein_d_office: matches!(
                motif,
                MotifRetraite::Inaptitude | MotifRetraite::Handicap
            ),
            trois_enfants: carriere.trois_enfants,
            toutes_liquidees: retraite.toutes_pensions_liquidees,
            autres_pensions: retraite.autre_base.get() + retraite.complementaire.get(),
        })
    }

    fn salaire_moyen(
        &self,
        carriere: &CarriereRetraite,
        depuis: Month,
        faults: &mut Faults,
    ) -> Option<Money> {
        match (
            carriere.salaire_annuel_moyen,
            carriere.salaires_annuels.is_empty(),
        ) {
            (Some(salaire), true) => Some(salaire.get()),
            (None, false) => {
                let law = legal::<montant::Parameters>(&self.legislation, depuis)?;
                let years = carriere.salaires_annuels.iter().map(|s| s.get()).collect();
                Some(crate::revenus::moyenne_des_meilleures(
                    years,
                    law.nombre_meilleures_annees,
                ))
            }
            (Some(_), false) => {
                faults.push_between(conflict(
                    &at("carriere.salaires_annuels"),
                    "une liste".to_owned(),
                    &[&at("carriere.salaire_annuel_moyen")],
                    "le salaire annuel moyen est donné deux fois",
                    "l'un des deux",
                ));
                None
            }
            (None, true) => {
                faults.push_between(missing(
                    &at("carriere.salaire_annuel_moyen"),
                    "La retraite de base est une part du salaire annuel moyen (CSS L. 351-1).",
                    &format!(
                        "{}, ou la liste des salaires annuels",
                        <MontantAnnuel as super::lecture::Read>::accepted()
                    ),
                ));
                None
            }
        }
    }

    /// A pension that is estimated cannot start before its age.
    fn age_du_depart(
        &self,
        retraite: &Retraite,
        motif: MotifRetraite,
        carriere: &CarriereRetraite,
        regles: ages::Ages,
        faults: &mut Faults,
    ) {
        let depuis = retraite.depuis.get();
        let refuse = |faults: &mut Faults, premier: Month, rule: &str| {
            faults.push_between(conflict(
                &at("depuis"),
                depuis.to_string(),
                &["personne.naissance", &at("motif")],
                rule,
                &format!("un mois à partir de {premier}"),
            ));
        };
        match motif {
            MotifRetraite::Age => {
                let premier = ages::premier_effet(self.naissance, regles.age_legal);
                if depuis < premier {
                    refuse(
                        faults,
                        premier,
                        "l'âge légal n'est pas atteint (CSS L. 161-17-2)",
                    );
                }
            }
            MotifRetraite::Inaptitude => {
                let Some(law) = legal::<aah::Parameters>(&self.legislation, depuis) else {
                    return;
                };
                let premier = ages::premier_effet(self.naissance, 12 * law.age_inaptitude);
                if depuis < premier {
                    refuse(
                        faults,
                        premier,
                        "l'âge de la retraite pour inaptitude n'est pas atteint (CSS L. 351-1-5)",
                    );
                }
            }
            MotifRetraite::Handicap => {
                let Some(law) = legal::<ages::Parameters>(&self.legislation, depuis) else {
                    return;
                };
                // Whole years of age on the day of effect.
                let months = depuis - ages::premier_effet(self.naissance, 0);
                let age = i64::from(months.div_euclid(12));
                let given = carriere
                    .trimestres_handicap
                    .map_or(0, |nombre| nombre.get());
                match ages::trimestres_handicap(&law, self.naissance, age) {
                    None => refuse(
                        faults,
                        ages::premier_effet(self.naissance, 12 * law.handicap_premier_age),
                        "la retraite anticipée des travailleurs handicapés ne part pas avant cet âge (CSS D. 351-1-5)",
                    ),
                    Some(exiges) if given < exiges => faults.push_between(conflict(
                        &at("carriere.trimestres_handicap"),
                        given.to_string(),
                        &[&at("depuis"), "personne.naissance"],
                        "il manque des trimestres cotisés en situation de handicap à cet âge (CSS D. 351-1-5)",
                        &format!("au moins {exiges}"),
                    )),
                    Some(_) => {}
                }
            }
            // The ages of a long career depend on the age of the first work, which is not asked.
            MotifRetraite::CarriereLongue => {}
        }
    }

    /// A retraite progressive: its age, its duration and the working time that the law allows.
    fn progressive(
        &self,
        requete: &Requete,
        retraite: &Retraite,
        said: &RetraiteProgressive,
        faults: &mut Faults,
    ) -> Option<Progressive> {
        let depuis = retraite.depuis.get();
        let fin = said.fin.map_or(SANS_FIN, super::lecture::Mois::get);
        let law = legal::<progressive::Parameters>(&self.legislation, depuis)?;
        let tables: Timeline<ages::Parameters> = Timeline::new(&self.legislation);
        let regles = ages::pour(&tables, self.naissance, depuis)?;
        if fin < depuis {
            faults.push_between(conflict(
                &at("progressive.fin"),
                fin.to_string(),
                &[&at("depuis")],
                "la fin vient avant le début",
                "un mois à partir de depuis",
            ));
        }
        let premier = ages::premier_effet(self.naissance, progressive::age_requis(&law, regles));
        if depuis < premier {
            faults.push_between(conflict(
                &at("depuis"),
                depuis.to_string(),
                &["personne.naissance", &at("progressive")],
                "l'âge de la retraite progressive n'est pas atteint (CSS D. 161-2-24)",
                &format!("un mois à partir de {premier}"),
            ));
        }
        match retraite.trimestres.map(|nombre| nombre.get()) {
            None => faults.push_between(missing(
                &at("trimestres"),
                "La retraite progressive demande 150 trimestres, tous régimes (CSS R. 161-19-5).",
                "le nombre de trimestres, tous régimes",
            )),
            Some(trimestres) if trimestres < law.duree => faults.push_between(conflict(
                &at("trimestres"),
                trimestres.to_string(),
                &[&at("progressive")],
                "la retraite progressive demande plus de trimestres (CSS R. 161-19-5)",
                &format!("au moins {}, ou pas de retraite progressive", law.duree),
            )),
            Some(_) => {}
        }
        if said.non_salarie {
            if let Some(baisse) = said.baisse_revenus.map(Pourcent::get)
                && baisse < law.baisse_minimale
            {
                faults.push_between(conflict(
                    &at("progressive.baisse_revenus"),
                    crate::francais::percent(baisse),
                    &[],
                    "la baisse des revenus est trop petite (CSS D. 161-2-24-1)",
                    "au moins 20",
                ));
            }
        } else {
            self.quotite(
                said,
                law,
                depuis,
                fin.min(requete.debut.get() + self.mois - 1),
                faults,
            );
        }
        Some(Progressive {
            dernier: fin,
            quotite: said
                .quotite
                .as_ref()
                .filter(|_| !said.non_salarie)
                .map(|serie| Serie::new(serie, Pourcent::get)),
            baisse: said.baisse_revenus.map(Pourcent::get),
        })
    }

    /// Every month of a salaried retraite progressive has a quotité that the law allows.
    fn quotite(
        &self,
        said: &RetraiteProgressive,
        law: progressive::Parameters,
        depuis: Month,
        dernier: Month,
        faults: &mut Faults,
    ) {
        let Some(quotite) = &said.quotite else {
            faults.push_between(missing(
                &at("progressive.quotite"),
                "La part versée de la retraite est ce qui manque à un temps plein (CSS R. 161-19-6).",
                "un pourcentage d'un temps plein de 40 à 80, ou non_salarie: true",
            ));
            return;
        };
        let refused = |part: Option<Pourcent>, month: Month| {
            part.is_none_or(|part| {
                progressive::fraction(
                    &law,
                    progressive::Travail::Quotite(part.get()),
                    depuis,
                    month,
                )
                .is_none()
            })
        };
        let mut month = depuis;
        while month <= dernier && !refused(quotite.get(month), month) {
            if matches!(quotite, ParMois::Constante(_)) {
                return;
            }
            month = month + 1;
        }
        if month <= dernier {
            let value = quotite.get(month).map_or_else(
                || month.to_string(),
                |part| crate::francais::percent(part.get()),
            );
            faults.push_between(conflict(
                &at("progressive.quotite"),
                value,
                &[&at("depuis"), &at("progressive.fin")],
                "chaque mois de retraite progressive demande de 40 à 80 % d'un temps plein (CSS R. 161-19-6)",
                "un pourcentage de 40 à 80 pour chaque mois, ou la fin de la retraite progressive",
            ));
        }
    }
}

impl Situation {
    /// A retraite that starts before the age of inaptitude suspends the pension d'invalidité (L. 341-14-1).
    pub(super) fn suspendre_invalidite(&mut self) {
        let (Some(retraite), Some(invalidite)) = (&self.retraite, &mut self.invalidite) else {
            return;
        };
        let anticipee = match &retraite.progressive {
            Some(progressive) => Some(progressive.dernier),
            None => matches!(
                retraite.motif,
                MotifRetraite::Handicap | MotifRetraite::CarriereLongue
            )
            .then_some(SANS_FIN),
        };
        if let Some(dernier) = anticipee {
            invalidite.suspensions.push((retraite.depuis, dernier));
        }
    }

    /// What is taken where an answer about the retraite was left out, when it can change an amount.
    pub(super) fn hypotheses_retraite(&mut self, requete: &Requete) {
        let (Some(retraite), Some(pension)) = (&requete.prestations.retraite, &self.retraite)
        else {
            return;
        };
        let works = !self.salaries.is_empty() || !self.esat.is_empty();
        let nouveaux: Timeline<cumul_2027::Parameters> = Timeline::new(&self.legislation);
        let nouveau = nouveau_regime(&nouveaux, pension.premiere);
        let mut say = Vec::new();
        if nouveau
            && (works || !self.benefices.is_empty() || !self.micro.is_empty())
            && let Ok(law) = nouveaux.at_or_first(self.debut)
        {
            say.push(format!(
                    "Règles de 2027 : le seuil annuel de revenus entre l'âge légal et 67 ans est celui qui est annoncé ({}) ; aucun décret ne le fixe encore. Il peut être changé (legislation.amend, cumul_2027.seuil_annuel_annonce).",
                    crate::francais::euros(law.seuil_annuel_annonce)
                ));
        }
        if !nouveau && works && retraite.dernier_salaire.is_none() && retraite.progressive.is_none()
        {
            say.push("Le dernier salaire d'avant la retraite n'est pas donné : le plafond du cumul est 160 % du SMIC. Un dernier salaire plus haut le relèverait (prestations.retraite.dernier_salaire).".to_owned());
        }
        if !nouveau
            && works
            && retraite.trimestres.is_none()
            && !pension.regles.duree_acquise
            && retraite.progressive.is_none()
        {
            say.push("Les trimestres ne sont pas donnés : le cumul intégral est supposé attendre 67 ans (prestations.retraite.trimestres).".to_owned());
        }
        if pension.carriere.is_some() {
            say.push("La retraite est estimée d'après la carrière donnée : la caisse seule fixe son montant.".to_owned());
        }
        if pension.regles.regime_complementaire == RegimeComplementaire::Ircantec {
            say.push(
                "La retraite de l'Ircantec est supposée revalorisée comme la retraite de base."
                    .to_owned(),
            );
        }
        if pension
            .progressive
            .as_ref()
            .is_some_and(|p| p.dernier < self.fin())
        {
            say.push("Après la retraite progressive, la retraite entière garde le montant donné : elle ne peut pas être plus basse.".to_owned());
        }
        self.hypotheses.append(&mut say);
    }
}

/// The reason of the departure, said in one way or two.
fn motif(retraite: &Retraite, faults: &mut Faults) -> MotifRetraite {
    match (retraite.motif, retraite.inaptitude) {
        (motif, false) | (motif @ MotifRetraite::Inaptitude, true) => motif,
        (MotifRetraite::Age, true) => MotifRetraite::Inaptitude,
        (motif, true) => {
            faults.push_between(conflict(
                &at("inaptitude"),
                "true".to_owned(),
                &[&at("motif")],
                "le motif du départ est donné deux fois",
                "l'un des deux",
            ));
            motif
        }
    }
}
